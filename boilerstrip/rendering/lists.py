"""Where a list goes on and where another begins: blocks name their item and its place, not their list."""

from __future__ import annotations

from boilerstrip.document import Block, Role, Shape

NO_SHAPE = Shape()


def in_list(block: Block) -> bool:
    """The block is a list item, or a part of one."""
    return block.role is Role.LIST_ITEM or (block.shape is not None and block.shape.item >= 0)


def is_restart(before: Shape, after: Shape) -> bool:
    """Two items of one depth cannot be of one list: one is numbered and the other not, or the count starts again."""
    return before.ordered != after.ordered or (after.ordered and after.number <= before.number)


def goes_on(before: Block, after: Block) -> bool:
    """`after` follows `before` within one list; both are in a list."""
    one, two = before.shape or NO_SHAPE, after.shape or NO_SHAPE
    if one.level != two.level or (one.item >= 0 and one.item == two.item):
        return True
    return not is_restart(one, two)
