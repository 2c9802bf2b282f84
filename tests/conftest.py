"""What holds for all tests: nothing is kept in the cache of whoever runs them, and no crash is caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from cocon_stats.validation.crashes import Crashes


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _crashes_show(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a check that crashes fail the test, rather than become a problem that a test might expect."""

    def run(self: Crashes, files: Sequence[object], step: Callable[..., object], *given: object) -> object:
        return step(*given)

    if "crashes_are_caught" not in request.keywords:
        monkeypatch.setattr(Crashes, "run", run)
