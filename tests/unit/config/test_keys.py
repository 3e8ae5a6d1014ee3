"""Keys are made once, whole, for their owner alone, and the environment stands over them."""

import os

from seen.config import keys


def test_a_key_is_made_on_first_use_and_is_the_same_ever_after(tmp_path):
    made = keys.key("invented", home=tmp_path)
    assert len(made) == 64
    assert keys.key("invented", home=tmp_path) == made
    assert keys.key("another", home=tmp_path) != made


def test_only_its_owner_can_read_it_and_no_draft_is_left(tmp_path):
    keys.key("invented", home=tmp_path)
    assert (tmp_path / "keys" / "invented").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["invented"]


def test_the_environment_stands_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SEEN_INVENTED_KEY", "from the environment")
    assert keys.key("invented", home=tmp_path) == "from the environment"
    assert not (tmp_path / "keys").exists()


def test_two_that_start_at_once_agree_on_the_key_of_the_quicker(tmp_path, monkeypatch):
    def quicker(draft, path):
        path.write_text("the quicker one's")
        raise FileExistsError

    monkeypatch.setattr(os, "link", quicker)
    assert keys.key("invented", home=tmp_path) == "the quicker one's"
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["invented"]
