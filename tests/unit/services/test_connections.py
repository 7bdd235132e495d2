from __future__ import annotations

from dataclasses import replace

import pytest

from kafkagui.core.errors import InputRefused, StorageFailed
from kafkagui.core.profiles import Profile, SecurityProtocol
from kafkagui.services.connections import Connections
from tests.fakes.stores import ProfileStoreFake, SecretStoreFake

PLAIN = Profile("dev", "localhost:9092")
SECURE = Profile("prod", "broker:9093", security=SecurityProtocol.SASL_SSL, username="app")


def connections(*profiles: Profile) -> tuple[Connections, ProfileStoreFake, SecretStoreFake]:
    store, secrets = ProfileStoreFake(profiles), SecretStoreFake()
    return Connections(store, secrets), store, secrets


async def test_a_saved_profile_is_kept_and_its_password_goes_to_the_secrets_only() -> None:
    kept, store, secrets = connections()
    await kept.save(SECURE, "s3cret")
    assert store.load() == (SECURE,)
    assert "s3cret" not in repr(store.load())
    assert await secrets.load(SECURE.profile_id) == "s3cret"
    assert await kept.password(SECURE) == "s3cret"


async def test_saving_again_changes_in_place_and_leaves_the_password() -> None:
    kept, store, _secrets = connections(PLAIN)
    await kept.save(SECURE, "s3cret")
    await kept.save(replace(SECURE, read_only=True), None)
    assert [profile.name for profile in store.load()] == ["dev", "prod"]
    assert store.load()[1].read_only
    assert await kept.password(SECURE) == "s3cret"


async def test_a_password_is_not_asked_for_where_nobody_signs_in() -> None:
    kept, _store, secrets = connections(PLAIN)
    await secrets.save(PLAIN.profile_id, "left over")
    assert await kept.password(PLAIN) is None


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        (replace(PLAIN, name=" "), "name"),
        (replace(PLAIN, bootstrap_servers="localhost"), "bootstrap_servers"),
        (replace(SECURE, username=""), "username"),
        (SECURE, "password"),
    ],
)
async def test_what_cannot_work_is_refused_and_not_kept(profile: Profile, field: str) -> None:
    kept, store, _secrets = connections()
    with pytest.raises(InputRefused) as refused:
        await kept.save(profile, None)
    assert refused.value.field == field
    assert store.load() == ()


async def test_two_connections_cannot_have_one_name() -> None:
    kept, _store, _secrets = connections(PLAIN)
    with pytest.raises(InputRefused) as refused:
        await kept.save(Profile("dev", "elsewhere:9092"), None)
    assert refused.value.field == "name"


async def test_a_copy_has_a_free_name_an_id_of_its_own_and_the_password() -> None:
    kept, _store, _secrets = connections(PLAIN)
    await kept.save(SECURE, "s3cret")
    first = await kept.duplicate(SECURE)
    second = await kept.duplicate(SECURE)
    assert [first.name, second.name] == ["prod 2", "prod 3"]
    assert len({SECURE.profile_id, first.profile_id, second.profile_id}) == 3
    assert await kept.password(second) == "s3cret"


async def test_a_deleted_profile_takes_its_password_along() -> None:
    kept, store, secrets = connections(PLAIN)
    await kept.save(SECURE, "s3cret")
    await kept.delete(SECURE)
    assert store.load() == (PLAIN,)
    assert await secrets.load(SECURE.profile_id) is None


async def test_what_could_not_be_written_is_not_in_the_list_either() -> None:
    kept, store, _secrets = connections(PLAIN)
    store.refusal = StorageFailed("The disk is full.")
    with pytest.raises(StorageFailed):
        await kept.save(Profile("staging", "localhost:9093"), None)
    assert kept.profiles == (PLAIN,)
    with pytest.raises(StorageFailed):
        await kept.delete(PLAIN)
    assert kept.profiles == (PLAIN,)


def test_a_profile_is_found_by_name_or_id_and_else_the_known_ones_are_named() -> None:
    kept, _store, _secrets = connections(PLAIN)
    assert kept.find("dev") is PLAIN
    assert kept.find(PLAIN.profile_id) is PLAIN
    with pytest.raises(InputRefused, match="dev"):
        kept.find("nowhere")


def test_a_notice_about_a_broken_file_is_told_once() -> None:
    kept, store, _secrets = connections()
    store.notice = "It was broken."
    assert kept.take_notice() == "It was broken."
    assert kept.take_notice() == ""
