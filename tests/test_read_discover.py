"""Paths become sources: folders walked, archives opened, everything else named."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from index.read import Limits, ReadError, discover, read

TEXT = "海州市整改任务20项，已完成11项。\n"


def written(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def reasons(found: object) -> dict[str, str]:
    return {Path(error.path).name: error.reason for error in found.failed}  # type: ignore[attr-defined]


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.TXT", "c/d/e.txt"):
        written(tmp_path / name)
    found = discover([tmp_path])
    assert [Path(s.path).relative_to(tmp_path).as_posix() for s in found.files] == [
        "a.TXT",
        "b/1.md",
        "b/2.txt",
        "c/d/e.txt",
    ]
    assert found.failed == ()
    assert all(read(source).text.strip() == TEXT.strip() for source in found.files)


def test_hidden_files_and_lock_files_are_no_documents(tmp_path: Path) -> None:
    for name in ("~$报告.docx", ".DS_Store", ".git/config.txt", "__MACOSX/x.txt", "好.txt"):
        written(tmp_path / name)
    found = discover([tmp_path])
    assert [s.name for s in found.files] == ["好.txt"]
    assert found.failed == ()


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    written(tmp_path / "好.txt")
    written(tmp_path / "照片.jpg")
    written(tmp_path / "资料.rar")
    written(tmp_path / "无扩展名")
    written(tmp_path / "空.txt", "")
    found = discover([tmp_path, tmp_path / "没有.txt"])
    assert [s.name for s in found.files] == ["好.txt"]
    got = reasons(found)
    assert "OCR" in got["照片.jpg"]
    assert "解压" in got["资料.rar"]
    assert "没有扩展名" in got["无扩展名"]
    assert "空的" in got["空.txt"]
    assert "不存在" in got["没有.txt"]
    assert all(reason.endswith("。") for reason in got.values())


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert "没有可读取的文件" in discover([tmp_path]).failed[0].reason


def test_a_path_given_twice_is_one_source(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt")
    assert len(discover([path, tmp_path, path]).files) == 1


def test_a_link_back_to_its_folder_does_not_loop(tmp_path: Path) -> None:
    written(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(discover([tmp_path]).files) == 1


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert "200 MB，超过 100 MB" in discover([path]).failed[0].reason
    with pytest.raises(ReadError, match="超过 100 MB"):
        read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt")
    path.chmod(0)
    with pytest.raises(ReadError, match="权限"):
        read(path)


@pytest.mark.parametrize("name", ["没有.txt", "", "."])
def test_a_path_that_is_no_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError):
        read(tmp_path / name)


def test_a_source_knows_its_size_and_hash(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt")
    (source,) = discover([path]).files
    assert (source.size, source.name, source.suffix) == (len(TEXT.encode()), "a.txt", ".txt")
    assert source.sha256() == hashlib.sha256(TEXT.encode()).hexdigest()


def test_members_of_an_archive_are_sources_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "资料.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2023/报告.txt", TEXT)
        archive.writestr("2022/报告.md", "# 标题\n正文")
        archive.writestr("~$报告.docx", "x")
        archive.writestr("内.zip", "x")
        archive.writestr("图.png", "x")
    found = discover([path])
    assert [s.path for s in found.files] == [f"{path}/2022/报告.md", f"{path}/2023/报告.txt"]
    assert [read(s).text for s in found.files] == ["标题\n正文", TEXT]
    assert found.files[1].sha256() == hashlib.sha256(TEXT.encode()).hexdigest()
    assert set(reasons(found)) == {"内.zip", "图.png"}


def test_member_names_in_gbk_are_decoded(tmp_path: Path) -> None:
    name = "海州市报告.txt"
    stand_in = "x" * len(name.encode("gbk"))
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(stand_in, TEXT)
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode("gbk")))
    (source,) = discover([path]).files
    assert source.name == name
    assert read(source).text == TEXT


@pytest.mark.parametrize(
    ("member", "name"),
    [("../../etc/a.txt", "etc/a.txt"), ("/abs/a.txt", "abs/a.txt"), ("C:\\x\\a.txt", "x/a.txt")],
)
def test_a_member_name_never_leads_outside(tmp_path: Path, member: str, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, TEXT)
    (source,) = discover([path]).files
    assert source.path == f"{path}/{name}"
    assert source.name == "a.txt"
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_an_archive_with_a_password_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TEXT)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert "有密码" in discover([path]).failed[0].reason


def test_a_damaged_member_is_named_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TEXT)
    path.write_bytes(path.read_bytes().replace(b"20", b"21", 1))
    (source,) = discover([path]).files
    with pytest.raises(ReadError, match="已损坏"):
        read(source)


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 cut off")
    assert "已损坏" in discover([path]).failed[0].reason


@pytest.mark.parametrize("suffix", [".zip", ".docx", ".xlsx"])
def test_a_bomb_is_refused_without_being_unpacked(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(30 * 2**20))
    found = discover([path])
    if suffix == ".zip":
        assert "压缩炸弹" in found.failed[0].reason
    else:
        with pytest.raises(ReadError, match="压缩炸弹"):
            read(found.files[0])


@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(members=2), "超过 2 个"), (Limits(expanded_bytes=100), "压缩炸弹")],
)
def test_an_archive_over_the_limits_is_refused(tmp_path: Path, limits: Limits, reason: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", TEXT)
    assert reason in discover([path], limits).failed[0].reason
