"""The lexicon from the words people type to the terms reports use."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon import expansions, lexicon
from index.tables import use_folder
from index.tokens import fold

_WORDS = sorted(word for word in lexicon() if "…" not in word)
_GAPPED = sorted(word for word in lexicon() if "…" in word)


def shipped_rows() -> list[tuple[int, str]]:
    """The numbered lines of the shipped table that are no comments."""
    text = (files("index") / "data" / "lexicon.tsv").read_text(encoding="utf-8")
    return [(n, line) for n, line in enumerate(text.splitlines(), 1) if not line.startswith("#")]


@pytest.mark.parametrize(
    ("question", "official"),
    [
        ("临海市去年GDP多少", "地区生产总值"),
        ("云川省人均GDP排第几", "人均地区生产总值"),
        ("青岚县社零涨了多少", "社会消费品零售总额"),
        ("规上工业增速是多少", "规模以上工业"),
        ("限上企业卖了多少货", "限额以上"),
        ("固投增长几个点", "固定资产投资"),
        ("民间资本投了多少", "民间投资"),
        ("城里人收入一年多少钱", "城镇居民人均可支配收入"),
        ("农民收入增长多少", "农村居民人均可支配收入"),
        ("临海市财政收入有多少亿", "一般公共预算收入"),
        ("全年CPI涨幅", "居民消费价格"),
        ("PM2.5降到多少了", "细颗粒物"),
        ("细颗粒物浓度是多少", "pm2.5"),
        ("空气好的天有多少天", "优良天数"),
        ("R&D投入占几个点", "研发经费"),
        ("外贸总额多少", "进出口总额"),
        ("用了多少外资", "实际使用外资"),
        ("城市化率到了多少", "城镇化率"),
        ("生了多少孩子", "出生人口"),
        ("存款有多少", "存款余额"),
        ("高企有几家", "高新技术企业"),
        ("个体户有多少", "个体工商户"),
        ("看病报销比例是多少", "医保"),
        ("老小区改了几个", "老旧小区"),
        ("打工的有多少人", "农民工"),
        ("给老人装了多少电梯", "老年人"),
        ("娃上幼儿园的位子够不够", "学前教育"),
        ("养老院有多少张床", "养老床位"),
        ("退休金涨了多少", "养老金"),
        ("穷人的补助标准", "低收入"),
        ("吃低保的每月多少钱", "最低生活保障"),
        ("工资拖欠追回来多少", "欠薪"),
        ("大学生找工作怎么样", "高校毕业生"),
        ("烂尾楼交了几个", "保交房"),
        ("盖了多少廉租房", "保障性住房"),
        ("坐飞机的有多少人", "旅客吞吐量"),
        ("跑高铁的线路多长", "高铁"),
        ("公交车换了多少", "公共交通"),
        ("地铁修了几条", "轨道交通"),
        ("港口装了多少箱子", "集装箱吞吐量"),
        ("寄快递多少件", "快递业务量"),
        ("打粮多少斤", "粮食产量"),
        ("卖猪多少头", "生猪出栏"),
        ("养猪养了多少", "生猪存栏"),
        ("挖煤多少万吨", "原煤产量"),
        ("发了多少电", "发电量"),
        ("风电光伏装了多少", "装机"),
        ("充电桩建了多少个", "充电设施"),
        ("电动车卖了多少", "新能源汽车"),
        ("来玩的人有多少", "接待游客"),
        ("老外来了多少", "入境"),
        ("拿了几块金牌", "奥运"),
        ("破了多少案子", "案件"),
        ("抓了几个贪官", "腐败"),
        ("罚钱一共多少", "罚款"),
        ("电信诈骗降了多少", "电信网络诈骗"),
        ("矿难死了几个人", "生产安全事故"),
        ("发大水是怎么应对的", "洪涝"),
        ("旱灾影响多大", "干旱"),
        ("反腐做了什么", "反腐败"),
        ("办事跑几次", "政务服务"),
        ("新药批了几个", "创新药"),
        ("ai产业规模", "人工智能"),
        ("芯片产量", "集成电路"),
        ("无人机经济发展得怎么样", "低空经济"),
        ("以旧换新补了多少", "消费品"),
        ("农村改厕多少户", "卫生厕所"),
        ("环保督察的事改完了几件", "完成整改"),
        ("有几项没按期", "未达到序时进度"),
        ("有多少问题销账了", "销号"),
        ("黑水沟治了几条", "黑臭水体"),
        ("脏水厂建了几座", "污水处理厂"),
        ("群众举报了多少件", "信访"),
        ("小锅炉拆了几台", "燃煤锅炉"),
        ("烧散煤的还有多少", "散煤"),
        ("饮水源划了保护区没有", "饮用水水源"),
        ("臭味治理了吗", "异味"),
        ("工地灰怎么管", "扬尘"),
        ("老旧车淘汰了多少", "老旧机动车"),
        ("关掉多少小厂", "关停"),
        ("搬走了几家化工厂", "搬迁"),
        ("处理了几个干部", "问责"),
        ("秸秆焚烧怎么管的", "秸秆"),
        ("垃圾场渗出来的脏水", "渗滤液"),
        ("包产到户是怎么说的", "家庭联产承包"),
        ("大锅饭怎么改", "平均主义"),
        ("下岗的有多少人再就业", "失业人员"),
        ("开全会是哪天", "全体会议"),
        ("谁被开除了", "开除党籍"),
        ("候补的有几个人递补", "候补委员"),
    ],
)
def test_a_colloquial_question_yields_the_official_term(question: str, official: str) -> None:
    assert any(official in term for term in expansions(fold(question)))


@pytest.mark.parametrize(
    "question",
    [
        "",
        "2024年临海市",
        "高质量发展",
        "统一大市场建设",
        "生态文明体制改革取得新突破",
        "坚持以人民为中心的发展思想",
        "全面依法治国",
        "国防和军队现代化",
        "完整、准确、全面贯彻新发展理念",
        "abc 123",
    ],
)
def test_official_words_are_left_alone(question: str) -> None:
    assert expansions(fold(question)) == ()


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("人均gdp", "国内生产总值"),
        ("城里人收入", "城镇"),
        ("退休老人", "养老金"),
        ("污水厂", "污水"),
        ("一产业一政策", "第一产业"),
        ("讨薪的打工人", "新就业形态劳动者"),
    ],
)
def test_a_longer_word_hides_the_shorter_ones_inside_it(question: str, wrong: str) -> None:
    assert wrong not in expansions(question)


def test_words_with_a_gap_stand_up_to_six_characters_apart() -> None:
    assert expansions("种了多少树") == ("造林", "营造林")
    assert expansions("种了好多好多好多树") == ()
    assert expansions("种,树") == ()


def test_a_gap_may_stand_in_a_lexicon_of_the_users(tmp_path: Path) -> None:
    (tmp_path / "lexicon.tsv").write_text("放…鱼苗	增殖放流\n", encoding="utf-8")
    use_folder(tmp_path)
    try:
        assert expansions("放了几万尾鱼苗") == ("增殖放流",)
    finally:
        use_folder(None)
    assert expansions("放了几万尾鱼苗") == ()


def test_every_word_with_a_gap_is_found_where_both_parts_stand() -> None:
    for word in _GAPPED:
        assert set(lexicon()[word]) <= set(expansions(word.replace("…", "了")))


def test_a_term_that_stands_in_the_question_is_left_out() -> None:
    assert "地区生产总值" not in expansions("地区生产总值也就是gdp")


def test_there_are_enough_words() -> None:
    assert len(_WORDS) >= 800


def test_every_line_is_a_word_a_tab_and_one_to_four_terms() -> None:
    for number, line in shipped_rows():
        word, tab, terms = line.partition("\t")
        assert tab == "\t", number
        assert word == word.strip() != "", number
        assert terms.split(" ") == terms.split(), number
        assert 1 <= len(terms.split()) <= 4, number


def test_no_word_stands_twice() -> None:
    words = [line.partition("\t")[0] for _, line in shipped_rows()]
    assert sorted(set(words)) == sorted(words)


def test_words_and_terms_are_folded() -> None:
    for number, line in shipped_rows():
        plain = line.replace("…", "")
        assert plain == unicodedata.normalize("NFKC", plain).lower(), number


def test_no_word_is_a_single_character() -> None:
    assert [word for word in _WORDS if len(word) < 2] == []


def test_no_word_leads_to_itself_or_to_one_term_twice() -> None:
    for word, terms in lexicon().items():
        assert word not in terms
        assert len(set(terms)) == len(terms), word


def test_every_word_yields_a_term_that_is_not_part_of_it() -> None:
    assert [word for word in _WORDS if not expansions(word)] == []


@given(st.lists(st.sampled_from(_WORDS), max_size=4))
def test_words_apart_yield_what_each_yields_in_order(words: list[str]) -> None:
    question = "。".join(words)
    each = (term for word in words for term in lexicon()[word] if term not in question)
    assert expansions(question) == tuple(dict.fromkeys(each))


@given(st.text(st.sampled_from("gdp人均老小区旧农民工收入城里乡的多少")))
def test_the_longest_word_from_the_left_is_taken(question: str) -> None:
    expected: list[str] = []
    rest = question
    while rest:
        word = max((w for w in _WORDS if rest.startswith(w)), key=len, default="")
        expected += [t for t in lexicon().get(word, ()) if t not in question]
        rest = rest[len(word) or 1 :]
    assert expansions(question) == tuple(dict.fromkeys(expected))


def test_a_lexicon_of_the_users_adds_and_replaces(tmp_path: Path) -> None:
    own = "蓝鲸工程\t近海养殖示范 海洋牧场\nGDP\t区域生产总量\n"
    (tmp_path / "lexicon.tsv").write_text(own, encoding="utf-8")
    use_folder(tmp_path)
    try:
        assert expansions("蓝鲸工程") == ("近海养殖示范", "海洋牧场")
        assert expansions("gdp多少") == ("区域生产总量",)
    finally:
        use_folder(None)
    assert expansions("蓝鲸工程") == ()
    assert "区域生产总量" not in expansions("gdp多少")
