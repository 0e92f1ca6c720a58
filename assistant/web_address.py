"""The address that the page is served at, and who may log in."""

from __future__ import annotations

import errno
import ipaddress
import socket
from pathlib import Path

from index.errors import ReportAssistantError

__all__ = ["ServeError", "check_free", "is_local", "logins", "url"]


class ServeError(ReportAssistantError):
    """The page cannot be served as asked."""


def is_local(host: str) -> bool:
    """Whether only this machine can reach the host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def url(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    name = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def check_free(host: str, port: int) -> None:
    """Raises ServeError where the host is not of this machine or the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except socket.gaierror as error:
            raise ServeError(f"找不到地址“{host}”，请检查 --host 的写法。") from error
        except OSError as error:
            raise ServeError(_reason(host, port, error)) from error


def _reason(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用，请先停止占用它的程序，或用 --port 换一个端口。"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}，请用 --port 换一个 1024 以上的端口。"
    return f"本机没有地址“{host}”，请检查 --host 的写法。"


def logins(path: Path) -> list[tuple[str, str]]:
    """The users and passwords of a file with a `用户名:密码` on each line; # begins a comment line.

    Raises ServeError where the file cannot be read, a line has no colon, or nobody is named.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ServeError(f"读不了登录名单“{path}”，请检查路径，并存为 UTF-8 文本。") from error
    users = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        user, colon, password = line.strip().partition(":")
        if not colon or not user.strip() or not password:
            raise ServeError(f"登录名单第 {number} 行应写成“用户名:密码”，请改正“{path}”。")
        users.append((user.strip(), password))
    if not users:
        raise ServeError(f"登录名单“{path}”里没有用户，请每行写一个“用户名:密码”。")
    return users
