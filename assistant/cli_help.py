"""Help pages and usage errors of the command line in Chinese, wrapped by display width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from assistant.render_lines import display_width, wrap

__all__ = ["ChineseCommand", "ChineseGroup", "usage_message"]

_HEADINGS = {"Options": "选项", "Commands": "命令"}
_MESSAGES = (
    (r"Option '?(\S+?)'? requires an argument\.", r"选项 \1 后面要写一个值。"),
    (r"Option '?(\S+?)'? requires \d+ arguments\.", r"选项 \1 后面的值不够。"),
    (r"Option '?(\S+?)'? does not take a value\.", r"选项 \1 后面不能写值。"),
    (r"Got unexpected extra arguments? \((.*)\)", r"多出了参数：\1。"),
    (r"No such command '(.*?)'\..*", r"没有命令 \1。"),
    (r"Missing command\.", "缺少命令。"),
)


class _Formatter(click.HelpFormatter):
    """Click's help page with Chinese headings and lines wrapped by columns, not characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"用法：{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for paragraph in text.splitlines():
            for line in wrap(paragraph, self.width - self.current_indent):
                self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        pairs = list(rows)
        widest = max((display_width(first) for first, _ in pairs), default=0)
        column = min(widest, col_max) + col_spacing
        for first, second in pairs:
            for line in self._definition(first, second, column, col_spacing):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def _definition(self, first: str, second: str, column: int, spacing: int) -> Iterator[str]:
        lines = wrap(second, max(self.width - self.current_indent - column, 20))
        room = column - display_width(first)
        if room >= spacing:
            yield f"{first}{' ' * room}{lines.pop(0)}".rstrip()
        else:
            yield first
        for line in lines:
            yield f"{' ' * column}{line}".rstrip()


class _Context(click.Context):
    formatter_class = _Formatter


class ChineseCommand(click.Command):
    """A command whose help page is Chinese; -h asks for it as --help does."""

    context_class = _Context

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """The two ways to ask for the help page."""
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that prints the help page, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这一页说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group of such commands, listed in the order they were added."""

    command_class = ChineseCommand

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order of the help page."""
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; an unknown name is refused in Chinese with the nearest ones."""
        command = super().get_command(ctx, cmd_name)
        if command is None and not cmd_name.startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(f"没有命令 {cmd_name}。{_meant(cmd_name, self.commands)}", ctx)
        return command


def usage_message(error: click.ClickException) -> str:
    """One Chinese line for wrong usage, with the way to the help page."""
    command = "report-assistant"
    if isinstance(error, click.UsageError) and error.ctx is not None:
        command = error.ctx.command_path
    return f"{_sentence(error)}用法见：{command} --help"


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。{_meant(error.option_name, error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数：{_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}：{error.message}"
    for pattern, chinese in _MESSAGES:
        if re.fullmatch(pattern, error.message, re.DOTALL):
            return re.sub(pattern, chinese, error.message, flags=re.DOTALL)
    return error.message


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    if isinstance(error.param, click.Option):
        return "选项 " + max(error.param.opts, key=len)
    return (error.param.metavar or error.param.name or "").strip("[]")


def _meant(name: str, possibilities: Iterable[str] | None) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(possibilities or ()), n=3)
    return f"是不是 {' 或 '.join(near)}？" if near else ""
