"""How bash, zsh and fish ask for completions: click's way, but for values that hold an equals sign or a comma."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    get_completion_class,
)


def script(shell: str, group: click.Command, program: str, variable: str) -> str:
    """The script that makes `shell` (bash, zsh, fish) complete `program`, which it asks by setting `variable`."""
    kind = get_completion_class(shell)
    if kind is None:
        raise ValueError(f"no completion for {shell}")
    return kind(group, {}, program, variable).source()


@add_completion_class
class Bash(BashComplete):
    """Bash breaks words at ``=``: put together what was broken, and answer with what stands behind the last break."""

    name = "bash"
    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n'
    local response completion
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete $1)
    COMPREPLY=()
    for completion in $response; do
        case $completion in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${completion#plain,}") ;;
        esac
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being typed, and that one."""
        words = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        whole: list[str] = []
        for word in words:
            bare = word.strip("'\"")
            if whole and (word == "=" or whole[-1].endswith("=")):
                whole[-1] += bare
            else:
                whole.append(bare)
        return whole[1:-1], whole[-1] if len(whole) > 1 else ""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Kind and value; of a condition only what stands behind its operator."""
        broken = "=" in self.get_completion_args()[1]
        value = item.value.partition("=")[2] if broken and "=" in item.value else item.value
        return f"{item.type},{value}"


@add_completion_class
class Fish(FishComplete):
    """Fish, for values that hold commas."""

    name = "fish"
    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')
