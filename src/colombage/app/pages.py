"""The built web front end: its files, compressed at build time, and one page for every address of its own."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from colombage.kernel.errors import CodedError, ErrorKind, NotFound

FOLDER = Path(__file__).parent / "web"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_A_DAY, _FOR_EVER = "public, max-age=86400", "public, max-age=31536000, immutable"
# The machine's own table comes before Python's, and older ones have not heard of manifests.
mimetypes.add_type("application/manifest+json", ".webmanifest")


class PagesMissing(CodedError):
    code = "app.pages_missing"
    kind = ErrorKind.UNAVAILABLE
    french = "Les pages de Colombage ne sont pas construites sur ce serveur."
    english = "Colombage's pages are not built on this server."
    operator = "Lancer « make start », ou installer le paquet construit par « make wheel », qui les contient."


def router(folder: Path = FOLDER) -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    root = folder.resolve()

    @routes.api_route("/{path:path}", methods=["GET", "HEAD"])
    async def page(path: str, request: Request) -> Response:
        if path.startswith(("api/", "health/", "metrics")):
            raise NotFound
        wanted = _found(root, path)
        if wanted is not None and wanted.suffix not in {".br", ".gz"}:
            return _file(wanted, request)
        if "." in path.rsplit("/", 1)[-1]:
            raise NotFound
        index = root / "index.html"
        if not index.is_file():
            raise PagesMissing
        return _file(index, request)

    return routes


def _found(root: Path, path: str) -> Path | None:
    """The file of that name under `root`, if there is one. Raises NotFound for what leads elsewhere."""
    try:
        wanted = (root / path).resolve()
        if not wanted.is_relative_to(root):
            raise NotFound
        return wanted if wanted.is_file() else None
    except (OSError, ValueError):  # names that no file system takes: too long, or with a NUL
        raise NotFound from None


def _file(file: Path, request: Request) -> Response:
    headers = {"Cache-Control": _cached(file), "Vary": "Accept-Encoding"}
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    accepted = request.headers.get("accept-encoding", "")
    for encoding, suffix in _ENCODINGS:
        compressed = file.with_name(file.name + suffix)
        if encoding in accepted and compressed.is_file():
            return FileResponse(
                compressed, headers={**headers, "Content-Encoding": encoding}, media_type=media_type
            )
    return FileResponse(file, headers=headers, media_type=media_type)


def _cached(file: Path) -> str:
    # Names of assets change with their contents; the page that names them must always be asked for, and so
    # must the manifest. Icons keep their names and hardly ever change.
    if "assets" in file.parts:
        return _FOR_EVER
    return _A_DAY if file.parent.name == "icons" else "no-cache"
