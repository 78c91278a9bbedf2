"""What kind of drive a file lies on: SQLite's locks do not hold over a network."""

from __future__ import annotations

from pathlib import Path

MOUNTS = Path("/proc/mounts")
NETWORKED = (
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.glusterfs", "davfs", "fuse.davfs2"),
)


def network_drive(path: Path, mounts: str | None = None) -> str:
    """The kind of network drive that `path` lies on, such as `nfs4`; empty where it is a local one, or not known.

    `mounts` is what Linux lists in /proc/mounts: a device, a folder and a kind a line.
    """
    if mounts is None:
        mounts = MOUNTS.read_text(encoding="utf-8") if MOUNTS.exists() else ""
    kinds = {folder: kind for folder, kind in map(_folder_and_kind, mounts.splitlines()) if kind}
    place = path.resolve()
    nearest = next((one for one in (place, *place.parents) if str(one) in kinds), None)
    kind = kinds[str(nearest)] if nearest else ""
    return kind if kind in NETWORKED else ""


def _folder_and_kind(line: str) -> tuple[str, str]:
    """Blanks in a folder's name are written as octal."""
    _device, folder, kind = [*line.split(" "), "", "", ""][:3]
    return folder.replace("\\040", " "), kind
