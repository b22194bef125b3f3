"""
Windows: who owns a file and who may change it, and where programs keep what is everybody's.

All from documentation; this file was never run.
"""

from __future__ import annotations

import ctypes
import sys

assert sys.platform == "win32"  # noqa: S101  (mypy then reads this file for Windows only)

from ctypes import wintypes  # noqa: E402  (as above)

_SE_FILE_OBJECT = 1
_OWNER_AND_LIST = 0x1 | 0x4  # OWNER_SECURITY_INFORMATION, DACL_SECURITY_INFORMATION
_SDDL_REVISION_1 = 1
# FOLDERID_ProgramData, {62AB5D82-FDC1-4DC3-A9DD-070D1D495D97}. Not the environment variable: that
# is whatever the person says it is.
_PROGRAM_DATA = bytes.fromhex("825dab62c1fdc34da9dd070d1d495d97")


def program_data() -> str:
    """Find the folder for what programs keep for everybody; empty where Windows does not say."""
    found = ctypes.c_void_p()
    ask = ctypes.windll.shell32.SHGetKnownFolderPath
    ask.argtypes = [ctypes.c_char_p, wintypes.DWORD, wintypes.HANDLE, ctypes.c_void_p]
    free = ctypes.windll.ole32.CoTaskMemFree
    free.argtypes, free.restype = [ctypes.c_void_p], None
    try:
        failed = ask(_PROGRAM_DATA, 0, None, ctypes.byref(found))
        return "" if failed or not found.value else ctypes.wstring_at(found.value)
    finally:
        free(found)


def descriptor_of(path: str) -> str:
    """
    Tell owner and discretionary list of a file or folder, as SDDL.

    Raises:
        OSError: Windows does not say.
    """
    advapi, kernel = ctypes.windll.advapi32, ctypes.windll.kernel32
    free = kernel.LocalFree
    free.argtypes, free.restype = [ctypes.c_void_p], ctypes.c_void_p
    ask = advapi.GetNamedSecurityInfoW
    ask.argtypes = [wintypes.LPCWSTR, ctypes.c_int, wintypes.DWORD, *[ctypes.c_void_p] * 5]
    ask.restype = wintypes.DWORD
    write = advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW
    write.argtypes = [ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, *[ctypes.c_void_p] * 2]
    write.restype = wintypes.BOOL
    found, text = ctypes.c_void_p(), ctypes.c_void_p()
    nothing = [None] * 4
    try:
        if code := ask(path, _SE_FILE_OBJECT, _OWNER_AND_LIST, *nothing, ctypes.byref(found)):
            raise ctypes.WinError(code)
        if not write(found, _SDDL_REVISION_1, _OWNER_AND_LIST, ctypes.byref(text), None):
            raise ctypes.WinError()
        return ctypes.wstring_at(text.value or 0)
    finally:
        free(text)
        free(found)
