"""An option to write the golden figures anew: `pytest tests/figures --rewrite-golden`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="accept the figures as they are drawn now"
    )


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether to write instead of to compare; not known when other rooms are tested too."""
    return bool(request.config.getoption("rewrite_golden", default=False))
