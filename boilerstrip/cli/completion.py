"""``boilerstrip completion SHELL``, and what the shell then asks for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem, get_completion_class

VARIABLE = "_BOILERSTRIP_COMPLETE"
"""Environment variable by which the shell asks."""

_EXAMPLES = """\b
Examples:
  eval "$(boilerstrip completion bash)"        in ~/.bashrc
  eval "$(boilerstrip completion zsh)"         in ~/.zshrc
  boilerstrip completion fish > ~/.config/fish/completions/boilerstrip.fish
"""


class _All(click.Group):
    """The whole command line as one tree, which the completion of click walks; it is never run."""

    def __init__(self, modules: Mapping[str, str]):
        page = importlib.import_module("boilerstrip.cli.page").command
        super().__init__("boilerstrip", params=[p for p in page.params if isinstance(p, click.Option)])
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._modules:
            return None
        command: click.Command = importlib.import_module(f"boilerstrip.cli.{self._modules[cmd_name]}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Subcommands and flags; or else a page."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]


def answer(instruction: str, modules: Mapping[str, str]) -> int:
    """Answer the shell, whose words stand in the environment; the exit code. `modules`: those of subcommands."""
    from click.shell_completion import shell_complete

    return shell_complete(_All(modules), {}, "boilerstrip", VARIABLE, instruction)


@click.command("completion", epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that makes SHELL complete subcommands, flags and their values."""
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(click.Group("boilerstrip"), {}, "boilerstrip", VARIABLE).source())
