"""The name under which static files are kept changes exactly when they do."""

import pytest

from debugger.web.fingerprint import fingerprint


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("a")
    (tmp_path / "b.js").write_text("b")
    return tmp_path


def test_the_same_files_have_the_same_name(folder):
    assert fingerprint(folder) == fingerprint(folder)
    assert len(fingerprint(folder)) == 12


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "b.js").write_text("c"),
        lambda folder: (folder / "css" / "a.css").write_text("A"),
        lambda folder: (folder / "b.js").rename(folder / "c.js"),
        lambda folder: (folder / "d.js").write_text(""),
        lambda folder: (folder / "b.js").unlink(),
    ],
    ids=["content", "content below", "name", "one more", "one less"],
)
def test_any_change_changes_it(folder, change):
    before = fingerprint(folder)
    change(folder)
    assert fingerprint(folder) != before


def test_times_do_not_matter(folder):
    import os

    before = fingerprint(folder)
    os.utime(folder / "b.js", (1, 1))
    assert fingerprint(folder) == before


def test_what_stood_at_a_files_end_cannot_pass_to_the_next(tmp_path):
    (tmp_path / "a").write_text("1b 1\n2")
    before = fingerprint(tmp_path)
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    assert fingerprint(tmp_path) != before
