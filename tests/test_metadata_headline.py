"""Which of the lines that a page shows is its headline."""

from __future__ import annotations

import pytest
from metadata_support import PROSE, fields_of_page, fields_of_text

import boilerstrip
from boilerstrip.metadata import Fields
from boilerstrip.metadata.headline import parts


def fields_of(
    title: str, above: str, below: str = "", behind: str = "", head: str = "", url: str | None = None
) -> Fields:
    """A page whose body of two paragraphs stands between `above` and `behind`; `below` stands between them."""
    body = f"{above}<main><p>{PROSE * 2}</p>{below}<p>{PROSE * 3}</p></main>{behind}"
    return fields_of_page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", url)


def test_the_first_part_of_a_claim_right_over_the_body() -> None:
    above = "<h1>The Handbook of Bridges and Rivers</h1><h2>Opening a bridge</h2>"
    assert fields_of("Opening a bridge - The Handbook of Bridges and Rivers", above).title == "Opening a bridge"


def test_the_sites_name_on_top_is_no_headline_though_claims_begin_with_it() -> None:
    above = "<h2>Deník Planeta</h2>" + "<p>Zprávy</p>" * 9 + "<h1>Most byl otevřen po roce</h1>"
    assert fields_of("Deník Planeta - Most byl otevřen po roce", above).title == "Most byl otevřen po roce"


def test_a_short_heading_over_the_body_stays_before_a_line_of_the_menu() -> None:
    above = "<div>Learn building of bridges</div>" + "<p>Menu</p>" * 20 + "<h1>Gründung</h1>"
    assert fields_of("Gründung - Learn building of bridges", above).title == "Gründung"


def test_a_claim_that_a_teaser_shows_is_not_the_displayed_headline() -> None:
    teaser = "<div>Der längste Streit der Stadt</div>"
    found = fields_of("Der längste Streit der Stadt", "<h1>Die Brücke ist endlich offen</h1>", behind=teaser)
    assert found.title == "Die Brücke ist endlich offen"


def test_a_heading_of_a_section_is_not_the_headline_though_data_names_it() -> None:
    below = f"<p>{PROSE}</p>" * 4 + "<h2>What is a bridge?</h2>"
    found = fields_of("What is a bridge - a guide", "<h1>Introduction to crossing rivers</h1>", below)
    assert found.title == "Introduction to crossing rivers"


SEARCHED = "Brücke Neustadt: Eröffnung nach einem Jahr Verzug"
SHOWN = "Neustadt: Die neue Brücke ist endlich offen"


def test_a_heading_that_ends_a_trail_of_links_is_not_the_displayed_headline() -> None:
    for trail in (
        f"<nav><a>Start</a> <a>Stadt</a><h1>{SEARCHED}</h1></nav>",
        f"<div class='main-breadcrumbs'><span>Start ></span><h1>{SEARCHED}</h1></div>",
        f"<div><ul><li><a>Start</a></li><li><a>Stadt</a></li><li><h1>{SEARCHED}</h1></li></ul></div>",
    ):
        assert fields_of(SEARCHED, f"{trail}<div><h2>{SHOWN}</h2></div>").title == SHOWN


def test_the_end_of_a_trail_stays_the_headline_where_the_page_shows_no_other() -> None:
    assert fields_of(SEARCHED, f"<nav><a>Start</a><h1>{SEARCHED}</h1></nav>").title == SEARCHED


def test_a_heading_below_a_trail_of_links_is_the_headline_whatever_stands_below_it() -> None:
    above = f"<header><ul><li><a>Start</a></li><li><a>Stadt</a></li></ul><h1>{SEARCHED}</h1></header><h2>{SHOWN}</h2>"
    assert fields_of(SEARCHED, above).title == SEARCHED


def test_a_kicker_goes_where_one_claim_leaves_it_out() -> None:
    head = '<meta property="twitter:title" content="Die Brücke ist endlich offen">'
    both = '<meta property="og:title" content="Bauen am Fluss: Die Brücke ist endlich offen">'
    above = "<h1><span>Bauen am Fluss</span><strong>Die Brücke ist endlich offen</strong></h1>"
    found = fields_of("Zeitung", above, head=head + both)
    assert found.title == "Die Brücke ist endlich offen"


def test_a_name_in_code_is_part_of_the_headline() -> None:
    above = "<h1><code><span>bridges</span></code> — Openings and closings of old bridges</h1>"
    whole = "bridges — Openings and closings of old bridges"
    assert (
        fields_of(f"{whole} — Handbook 3.1", above, head=f'<meta property="og:title" content="{whole}">').title == whole
    )


def test_a_sentence_is_no_kicker() -> None:
    above = "<h1><span>What a bridge is and is not.</span> <span>How to tell one from a viaduct</span></h1>"
    head = '<meta property="og:title" content="What a bridge is and is not. - How to tell one from a viaduct">'
    assert (
        fields_of("Handbook", above, head=head).title == "What a bridge is and is not. How to tell one from a viaduct"
    )


def test_places_where_a_word_may_break_do_not_show_in_a_headline() -> None:
    above = "<h1>Brü\u00adcken\u00adbau am Donau\u200bufer</h1>"
    assert fields_of("Brückenbau am Donauufer | Zeitung", above).title == "Brückenbau am Donauufer"


def test_a_sites_name_behind_a_sentences_end_without_spaces() -> None:
    above = "<div>大桥终于通车了！全城欢庆！</div>"
    found = fields_of("大桥终于通车了！全城欢庆！-河边网", above, behind="<div>大桥终于通车了！全城欢庆！-河边网</div>")
    assert found.title == "大桥终于通车了！全城欢庆！"


def test_headings_of_boxes_do_not_hide_the_one_over_the_body() -> None:
    above = (
        "<h1>Alles über unseren Fluss</h1>"
        + "<h2>Kasten</h2><p>Eintrag im Kasten</p>" * 12
        + "<h2>Die Brücke ist endlich offen</h2>"
    )
    assert (
        fields_of("Die Brücke ist endlich offen | Alles über unseren Fluss", above).title
        == "Die Brücke ist endlich offen"
    )


def test_a_heading_that_says_the_beginning_of_another_and_no_more() -> None:
    whole = "Which bridge is the oldest one? - Forum of the Rivers"
    above = f"<h1>{whole}</h1><p>Topics</p><h1>Which bridge is the oldest one?</h1>"
    assert fields_of(whole, above).title == "Which bridge is the oldest one?"


def test_a_plain_line_that_repeats_the_documents_title_loses_what_stands_behind_a_bar() -> None:
    claim = "All you should know of bridges | Riverside Builders"
    assert fields_of(claim, f"<div>{claim}</div>").title == "All you should know of bridges"


FRONT = '<link rel=canonical href="https://planet.example/">'


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("Planet: the paper of the river", "Planet: the paper of the river"),
        ("Planet - The paper of the river", "Planet - The paper of the river"),
        ("The paper of the river - Planet", "The paper of the river"),
        ("Planet | The paper of the river", "The paper of the river"),
    ],
)
def test_a_front_page_is_called_what_it_claims_and_not_what_its_slogan_says(claim: str, title: str) -> None:
    assert fields_of(claim, "<h1>All that flows</h1>", head=FRONT, url="https://planet.example").title == title


def test_a_slogan_is_the_headline_of_a_page_that_is_not_known_to_be_a_front_page() -> None:
    claim, above = "Planet: the paper of the river", "<h1>All that flows</h1>"
    assert fields_of(claim, above, url="https://planet.example/").title == "All that flows"
    assert fields_of(claim, above, head=FRONT, url="https://planet.example/bridge").title == "All that flows"


@pytest.mark.parametrize(
    "link",
    ['href="/"', 'href="https://planet.example/" rel=home', 'href="https://x.example/2016/http://planet.example/"'],
)
def test_a_heading_that_links_to_the_front_page_names_the_site(link: str) -> None:
    above = f"<h1><a {link}>River Watchers</a></h1><h2>Opening a bridge</h2>"
    found = fields_of("Opening a bridge : River Watchers", above, url="https://x.example/2016/http://planet.example/a")
    assert found.title == "Opening a bridge"


def test_a_line_that_links_to_the_front_page_is_no_title() -> None:
    above = "<p><a href=/>Watchers of all Rivers</a></p>"
    assert fields_of("Crossing – Watchers of all Rivers", above).title == "Crossing"


def test_the_name_of_a_site_is_no_title_where_a_line_over_the_text_says_what_the_text_says() -> None:
    above = "<p>Menu</p><div>Council opened the bridge</div><div>3 May</div>"
    assert fields_of("Evening Planet", above).title == "Council opened the bridge"
    assert fields_of("Opened on Monday", above).title == "Opened on Monday"


def test_single_syllables_of_a_sites_name_do_not_make_it_a_title() -> None:
    prose = (
        "<p>Cầu mới bắc qua sông Vàm đã thông xe sáng thứ hai, chậm một năm so với kế hoạch ban đầu của tỉnh.</p>"
        "<p>Người dân hai bờ điện thoại cho nhau rủ đi thử, ai cũng nói tin này nghe báo đã lâu mà giờ mới thấy.</p>"
    )
    page = f"<title>Báo điện tử Vàm Sơn</title><p>Trang nhất</p><div>Thông xe cầu qua sông Vàm</div>{prose * 2}"
    assert boilerstrip.extract(page).title == "Thông xe cầu qua sông Vàm"
    shown = page.replace("Báo điện tử Vàm Sơn", "Thông xe cầu mới, người dân rủ nhau đi thử")
    assert boilerstrip.extract(shown).title == "Thông xe cầu mới, người dân rủ nhau đi thử"


def test_a_heading_of_a_section_gives_way_to_the_line_over_the_text() -> None:
    above = "<h1>Topics</h1>" + "<p>Menu</p>" * 4 + "<h4>The bridge was opened</h4>"
    assert fields_of("Planet of all the rivers - Topics", above).title == "The bridge was opened"


JAPANESE = (
    "新しい橋は月曜日に開通した。市長は住民と共に橋を渡り、工事が一年遅れたことを詫びたあと、式典で祝辞を述べた。" * 3
)


@pytest.mark.parametrize("claim", ["新しい橋が開通 地域 河辺新聞", "河辺新聞：新しい橋が開通"])
def test_a_space_parts_a_headline_where_no_spaces_part_words(claim: str) -> None:
    html = f"<html><head><title>{claim}</title></head><body><div>新しい橋が開通</div><p>{JAPANESE}</p></body></html>"
    assert fields_of_page(html).title == "新しい橋が開通"


def test_a_heading_agrees_with_a_claim_by_pairs_of_characters() -> None:
    head, shown = "新しい橋が月曜日に開通した", "新しい橋が月曜日の朝に開通した"
    html = f"<html><head><title>{head}</title></head><body><h3>{shown}</h3><p>地域</p><p>{JAPANESE}</p></body></html>"
    assert fields_of_page(html).title == shown


def test_what_stands_behind_the_only_bar_of_a_claim_is_no_part_of_a_short_headline() -> None:
    assert fields_of("Mesh office chair | Riverside", "").title == "Mesh office chair"


LINE = "Cầu mới qua sông Hồng thông xe"
BELOW = f"{PROSE * 2}\n{PROSE * 3}\n"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (LINE, f"{PROSE}Who would have thought that anyone would ever cross it?"),
        (
            "नदी पर नया पुल सोमवार को खुल गया",
            "नदी पर बना नया पुल सोमवार को लोगों के लिए खोल दिया गया, जो नगर परिषद के वादे से पूरे एक साल बाद हुआ, और लोग खुश हैं।",
        ),
        (
            "دریا پر نیا پل کھول دیا گیا ہے",
            "دریا پر بنایا گیا نیا پل پیر کے روز عوام کے لیے کھول دیا گیا،"
            " جو شہر کی کونسل کے وعدے سے پورے ایک سال بعد ہوا، اور لوگ خوش ہیں۔",
        ),
        (
            "สะพานใหม่ข้ามแม่น้ำเปิดให้ใช้แล้ว",
            "สะพานใหม่ข้ามแม่น้ำเปิดให้ประชาชนใช้เมื่อวันจันทร์ช้ากว่าที่สภาเมืองสัญญาไว้หนึ่งปีเต็มและชาวบ้านต่างดีใจกันมากที่ไม่ต้องรอเรืออีกต่อไป",
        ),
        (
            "Cầu mới qua sông Hồng thông xe",
            "Cây cầu bắc qua sông được khánh thành sáng thứ hai, chậm một năm so với lời hứa của hội đồng",
        ),
    ],
)
def test_the_first_paragraph_of_a_flattened_page_is_no_title(title: str, lead: str) -> None:
    assert fields_of_text(f"Menu\n{title}\n{lead}\n{BELOW}").title == title


def test_a_question_is_a_title_of_a_flattened_page() -> None:
    assert (
        fields_of_text(f"Menu\nWho will ever cross the new bridge?\n{BELOW}").title
        == "Who will ever cross the new bridge?"
    )


def test_an_item_of_the_text_is_no_title_of_a_flattened_page() -> None:
    first = "Người dân hai bên bờ sông đã chờ cây cầu này suốt một năm, và đây là những việc sẽ làm"
    items = (
        "Ngày 19/9, từ 6h30, cấm xe qua cầu để chuẩn bị buổi lễ\nNgày 20/9, từ 8h, xe máy được qua cầu theo một chiều"
    )
    assert fields_of_text(f"Menu\n{LINE}\n{first}\n{items}\n{BELOW}").title == LINE


@pytest.mark.parametrize("menu", ["Trang chủ RSS Đăng nhập", "Home | News | Sport | Weather"])
def test_a_menu_in_a_line_is_no_title_of_a_flattened_page(menu: str) -> None:
    short = "Cây cầu bắc qua sông được khánh thành sáng thứ hai, chậm một năm so với hẹn. Ai cũng vui."
    assert fields_of_text(f"{menu}\nThời sự\n{LINE}\n{short}\n{short}\n{menu}\n").title == LINE


def test_a_documents_title_over_a_flattened_page_gives_way_to_the_headline_below_it() -> None:
    claim = f"{LINE} sau một năm - Báo Bên Sông"
    text = f"{claim}\nThời sự\n{LINE} sau một năm\n{BELOW}"
    found = fields_of_text(text)
    assert found.title == f"{LINE} sau một năm"
    assert found.provenance["title"].block == 2


@pytest.mark.parametrize(("footer", "title"), [("© 2024 Báo Bên Sông", LINE), ("© 2024", f"{LINE} - Báo Bên Sông")])
def test_a_sites_name_leaves_the_title_of_a_flattened_page_that_says_it_again(footer: str, title: str) -> None:
    assert fields_of_text(f"{LINE} - Báo Bên Sông\n{BELOW}{footer}\n").title == title


def test_the_manual_at_the_top_is_no_headline_where_a_heading_below_says_how_the_claim_begins() -> None:
    above = f"<h1>The Manual of Bridges 2.0</h1>{'<p>Index</p>' * 5}<p>{'Chapters of rivers ' * 6}</p>"
    page = f"{above}<h1>Opening</h1>"
    assert fields_of("Opening — The Manual of Bridges 2.0", page).title == "Opening"
    told = f"{above}<p>{PROSE}</p><h1>Opening</h1>"
    assert fields_of("Opening — The Manual of Bridges 2.0", told).title == "The Manual of Bridges 2.0"


def test_a_line_of_prices_is_no_headline_though_the_text_says_its_words() -> None:
    above = "<p>Bridge river council {}30.00 was {}21.00 promised later</p>"
    assert fields_of("Ferries", above.format("", "")).title == "Bridge river council 30.00 was 21.00 promised later"
    assert fields_of("Ferries", above.format("£", "£")).title == "Ferries"


def test_a_place_behind_a_dash_that_a_teaser_names_too_is_no_sites_name() -> None:
    title = "Storm comes ashore between Kiel - Eckernfoerde"
    teasers = "Eckernfoerde clears its harbour before the storm\nEckernfoerde\n"
    assert fields_of_text(f"Menu\n{title}\n{BELOW}\n{teasers}").title == title


def test_a_headline_may_begin_as_a_caption_does() -> None:
    title = "Infographic: what the new bridge over the river has cost"
    assert fields_of_text(f"Menu\n{title}\n{BELOW}").title == title
    assert fields_of_text(f"Menu\nThe new bridge over the river is open\n{title}\n{BELOW}").title != title


@pytest.mark.parametrize(
    "title",
    [
        "Piscine : « Nous n'avions pas d'autre choix »",
        "Закроют мост «Надежда»",
        "Die Brücke heißt jetzt »Nordtor«",
        "«Надежда» закрыта на год",
    ],
)
def test_guillemets_round_words_are_no_separators(title: str) -> None:
    assert fields_of(title, f"<h1>{title}</h1>").title == title
    assert fields_of(f"{title} | Zeitung", f"<h1>{title}</h1>").title == title
    assert fields_of(f"{title} | Zeitung", "", head="<meta property=og:site_name content=Zeitung>").title == title


def test_a_guillemet_alone_is_a_separator() -> None:
    head = "<meta property=og:site_name content=Zeitung>"
    assert fields_of("Die Brücke ist endlich offen » Zeitung", "", head=head).title == "Die Brücke ist endlich offen"


@pytest.mark.parametrize("title", ["The Harbour Post", "Harbour Post"])
def test_a_heading_that_links_home_is_no_headline_under_another(title: str) -> None:
    home = '<header><h1><a href="/">The Harbour Post</a></h1></header>'
    assert fields_of(title, f"{home}<h1>Old ferry terminal to close</h1>").title == "Old ferry terminal to close"


def test_the_only_heading_is_the_headline_though_it_links_home() -> None:
    home = '<header><h1><a href="/">Old ferry terminal to close</a></h1></header>'
    assert fields_of("Old ferry terminal to close", home).title == "Old ferry terminal to close"


BIG = "Dublin council keeps the old library open for another year"


@pytest.mark.parametrize(
    "below",
    [
        "Readers had written to the council for months, and it has heard them",
        "Hanna Roe, editor of the evening pages of our paper, jane@example.com",
    ],
)
def test_a_line_right_below_the_headline_of_a_flattened_page(below: str) -> None:
    assert fields_of_text(f"Menu\n{BIG}\n{below}\n{BELOW}").title == BIG


def test_the_headline_that_a_trail_ends_with_is_no_standfirst() -> None:
    assert fields_of_text(f"Menu\n3. {BIG}\n{BIG}\n{BELOW}").title == BIG


def test_a_short_headline_without_spaces_of_a_flattened_page() -> None:
    prose = "市图书馆从周一起闭馆维修，读者可以在分馆借阅图书，工程预计持续六个月，市政府表示将按时完成全部工作。" * 3
    assert fields_of_text(f"图书馆闭馆维修\n{prose}\n{prose}").title == "图书馆闭馆维修"


FERRY = "Ferry across the bay sails again after the storm"
SAILING = (
    "The ferry across the bay has sailed again since Monday, a week after the storm that had torn its pier away. "
    "Passengers waited for it from six in the morning, and the captain greeted each of them by hand. "
) * 2


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Ferry sails again", "Sign up here and receive the news of our county every day"),  # the text says none of it
        (FERRY, "- Ferry across the bay sails: our pictures of the storm"),  # an item of a list
        ("Ferry sails again", "Home > News of our county > Ferries and harbours > Ferry across the bay"),  # a trail
        ("Ferry sails again", "Ferry, storm, pier, the bay, Monday morning, passengers, captain"),  # below "Tags:"
    ],
)
def test_the_line_of_which_the_text_speaks_is_the_title_of_a_flattened_page(title: str, other: str) -> None:
    label = "Tags:\n" if other.count(",") > 2 else ""
    assert fields_of_text(f"{title}\n\nNews\n\n{label}{other}\n\n{SAILING}\n\n{SAILING}").title == title


def test_the_line_that_the_documents_title_goes_on_from_is_the_title_of_a_flattened_page() -> None:
    text = f"{FERRY} | Bay Herald\nNews\n{FERRY}\nHarbour\nPassengers waited for the ferry at the pier on Monday\n"
    assert fields_of_text(f"{text}{SAILING}\n{SAILING}").title == FERRY


def test_the_line_over_a_date_is_the_title_of_a_flattened_page() -> None:
    below = "Waiting for the ferry at the pier on Monday morning"
    assert fields_of_text(f"{FERRY}\n3 May 2024, 10:30\n{below}\n{SAILING}\n{SAILING}").title == FERRY


@pytest.mark.parametrize(
    ("title", "longest"),
    [
        ("How __init__ works", ["How __init__ works"]),
        ("Why snake_case is read faster", ["Why snake_case is read faster"]),
        ("The bridge is open_Kiel", ["The bridge is open_Kiel", "The bridge is open"]),
        ("桥开通了_新浪网", ["桥开通了_新浪网", "桥开通了"]),
    ],
)
def test_an_underscore_in_a_word_parts_nothing(title: str, longest: list[str]) -> None:
    assert parts(title) == longest


TILES = "<p>Cover</p>" * 20


def test_the_only_main_heading_that_shares_a_word_with_a_claim_is_the_headline() -> None:
    claim = "Bedding for every season | Soft & durable"
    assert fields_of(claim, f"<h1>All bedding</h1>{TILES}").title == "All bedding"
    assert fields_of(claim, f"<h1>All bedding</h1><h1>Bedding sets</h1>{TILES}").title == "Bedding for every season"
    assert fields_of(claim, f"<h1>Make your account</h1>{TILES}").title == "Bedding for every season"


def test_the_end_of_a_trail_is_no_headline_above_a_main_heading() -> None:
    trail = "<ul class=breadcrumb><li><a href=/news>News</a></li><li>Rivers: six new bridges</li></ul>"
    found = fields_of("Rivers: six new bridges | Planet", f"{trail}<h1>Half a dozen bridges that cross our rivers</h1>")
    assert found.title == "Half a dozen bridges that cross our rivers"


def test_a_document_that_is_called_by_its_site_alone_claims_no_title() -> None:
    assert fields_of("| Bolts & Rivers Monthly", f"<h1>Crossings</h1>{TILES}").title == "Crossings"


def test_a_short_heading_of_several_elements_is_a_heading() -> None:
    teaser = "<p>The council had promised the bridge over the river</p>"
    found = fields_of("Rivers | All that is new today", f"<h1><div>Rivers</div></h1>{teaser}")
    assert found.title == "Rivers"


@pytest.mark.parametrize("title", ["Home - Harbour Guild", "Startseite | Harbour Guild"])
def test_a_front_page_is_not_called_by_the_label_of_its_menu(title: str) -> None:
    head = "<link rel=canonical href=https://harbourguild.example/>"
    assert fields_of(title, "<h1>Buy local, buy small</h1>", head=head).title == "Harbour Guild"


def test_a_film_on_the_page_does_not_name_it() -> None:
    film = '{"@type": "VideoObject", "name": "Monday evening broadcast"}'
    head = f'<script type="application/ld+json">{film}</script><meta property=og:title content="Car rental in Kiel">'
    assert fields_of("Car rental in Kiel", "", head=head).title == "Car rental in Kiel"


def test_the_sites_name_amid_a_claim_that_nothing_shows_is_left_out() -> None:
    claim = "Quiet rooms for all who work at night | Harbour | Desks | Halls for all | Rooms for rent"
    assert fields_of(claim, "", url="https://harbour.example/").title == "Quiet rooms for all who work at night"


def test_a_quotation_over_the_text_is_no_headline() -> None:
    above = "<p>“The bridge over the river was opened, as the council had promised.”</p>"
    assert fields_of("Harbour : Shop", above, url="https://harbour.example/shop").title == "Shop"


def test_an_address_writes_the_sites_name_without_marks() -> None:
    assert fields_of("Cầu mở | Báo Hà Đông", "", url="https://baohadong.vn/a").title == "Cầu mở"


def test_a_colon_that_claims_set_between_kicker_and_headline_is_kept() -> None:
    claim = "Ende der Brücke: Stadt am Fluss räumt Fehler ein"
    above = "<h1><span>Ende der Brücke</span> <span>Stadt am Fluss räumt Fehler ein</span></h1>"
    assert fields_of(claim, above).title == claim
