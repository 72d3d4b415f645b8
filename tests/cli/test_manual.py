"""The README tells every command and option that the program has."""

import re
from pathlib import Path

import pytest
from cli.lines import COMMANDS, Command

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_tells_every_option(do: Command, command: str) -> None:
    section = README.read_text(encoding="utf-8").split("## The command line")[1].split("\n## ")[0]
    synopsis = section.split("```")[1]
    entries, screening = synopsis.split("\nSCREENING ")
    entries, store = entries.split("\nSTORE ")
    (own,) = [told for told in entries.split("\nrehabplanner ") if told.startswith(command)]
    words = own.replace("SCREENING", screening).replace("[STORE]", store)

    offered = set(re.findall(r"--[a-z-]+", do(command, "--help").out)) - {"--help", "--output"}

    assert offered == set(re.findall(r"--[a-z-]+", words))
