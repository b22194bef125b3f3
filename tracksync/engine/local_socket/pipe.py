r"""
The local door on Windows: a named pipe, with the interface of `engine/local_socket/server.py`.

From documentation (Microsoft Learn, "Named Pipes", "Security Descriptor String Format", read
2026-11); it could not be run where it was written, and its types are checked only. The pipe is
`\\.\pipe\tracksync-NAME`, takes no clients from other machines, and its access list names the
user's own SID alone, so nobody else can open it; the first instance is asked for exclusively, so
nobody else can have made it before. One instance per waiting client, one thread for each: a slow
client costs a thread for some seconds and nothing else.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import _winapi
    import contextlib
    import ctypes
    import threading
    from ctypes import wintypes

    from tracksync.core.problems import Problem
    from tracksync.engine.local_socket.frames import FrameReader, answer_frames, read_request
    from tracksync.engine.local_socket.server import (
        MOST_CLIENTS,
        SECONDS_TO_ASK,
        SECONDS_TO_TAKE,
        Answer,
    )

    _REJECT_REMOTE_CLIENTS = 0x8
    _FIRST_INSTANCE = 0x80000
    _CHUNK = 65_536
    _TOKEN_QUERY, _TOKEN_USER = 0x8, 1
    _REVISION = 1

    class _Security(ctypes.Structure):
        """SECURITY_ATTRIBUTES."""

        _fields_ = (
            ("length", wintypes.DWORD),
            ("descriptor", wintypes.LPVOID),
            ("inherit", wintypes.BOOL),
        )

    class Server:
        """Listens at a pipe while it is started; see `engine.local_socket.server.Server`."""

        def __init__(
            self,
            path: str,
            answer: Answer,
            *,
            seconds_to_ask: float = SECONDS_TO_ASK,
            seconds_to_take: float = SECONDS_TO_TAKE,
        ) -> None:
            self.path = path
            self._answer = answer
            self._ask_ms = int(seconds_to_ask * 1000)
            self._take_ms = int(seconds_to_take * 1000)
            self._security = _for_this_user_only()
            self._is_closing = threading.Event()
            self._places = threading.Semaphore(MOST_CLIENTS)
            self._thread = threading.Thread(target=self._run, name="tracksync-pipe", daemon=True)
            self._next = 0

        def start(self) -> None:
            """Listen; a client can connect once this returns."""
            self._next = self._instance(is_first=True)
            self._thread.start()

        def close(self) -> None:
            """Take no more commands."""
            if self._thread.is_alive():
                self._is_closing.set()
                with contextlib.suppress(OSError):
                    # Whoever waits for a client is freed by one.
                    _winapi.CloseHandle(_open(self.path))
                self._thread.join()

        def _run(self) -> None:
            while not self._is_closing.is_set():
                pipe = self._next
                connecting = _winapi.ConnectNamedPipe(pipe, overlapped=True)
                connecting.GetOverlappedResult(True)
                self._places.acquire()
                self._next = self._instance(is_first=False)
                threading.Thread(
                    target=self._serve, args=(pipe,), name="tracksync-pipe-client", daemon=True
                ).start()
            _winapi.CloseHandle(self._next)

        def _instance(self, *, is_first: bool) -> int:
            mode = _winapi.PIPE_ACCESS_DUPLEX | _winapi.FILE_FLAG_OVERLAPPED
            return _winapi.CreateNamedPipe(
                self.path,
                mode | (_FIRST_INSTANCE if is_first else 0),
                _winapi.PIPE_WAIT | _REJECT_REMOTE_CLIENTS,
                _winapi.PIPE_UNLIMITED_INSTANCES,
                _CHUNK,
                _CHUNK,
                0,
                ctypes.addressof(self._security),
            )

        def _serve(self, pipe: int) -> None:
            answered = threading.Event()
            said: list[tuple[str, int]] = []

            def reply(text: str, exit_code: int) -> None:
                said.append((text, exit_code))
                answered.set()

            try:
                body = self._receive(pipe)
                try:
                    self._answer(read_request(body), reply)
                    answered.wait()
                except Problem as problem:
                    said.append((f"{problem}\n", problem.exit_code))
                for part in answer_frames(*said[0]):
                    self._write(pipe, part)
            except (OSError, Problem):
                return
            finally:
                self._places.release()
                _winapi.CloseHandle(pipe)

        def _receive(self, pipe: int) -> bytes:
            reader = FrameReader()
            while True:
                reading, _ = _winapi.ReadFile(pipe, _CHUNK, overlapped=True)
                self._finish(reading, self._ask_ms)
                body = reader.feed(reading.getbuffer() or b"")
                if body is not None:
                    return body

        def _write(self, pipe: int, data: bytes) -> None:
            writing, _ = _winapi.WriteFile(pipe, data, overlapped=True)
            self._finish(writing, self._take_ms)

        def _finish(self, under_way: _winapi.Overlapped, patience_ms: int) -> None:
            waited = _winapi.WaitForSingleObject(under_way.event, patience_ms)
            if waited != _winapi.WAIT_OBJECT_0:
                under_way.cancel()
                raise TimeoutError
            under_way.GetOverlappedResult(True)

    def _open(path: str) -> int:
        access = _winapi.GENERIC_READ | _winapi.GENERIC_WRITE
        return _winapi.CreateFile(path, access, 0, 0, _winapi.OPEN_EXISTING, 0, 0)

    def _for_this_user_only() -> _Security:
        """Make an access list that names the user's own SID and nobody else."""
        descriptor = wintypes.LPVOID()
        text = f"D:P(A;;GA;;;{_own_sid()})"
        made = ctypes.windll.advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            text, _REVISION, ctypes.byref(descriptor), None
        )
        if not made:
            raise ctypes.WinError()
        return _Security(ctypes.sizeof(_Security), descriptor, False)

    def _own_sid() -> str:
        advapi = ctypes.windll.advapi32
        token, size, text = wintypes.HANDLE(), wintypes.DWORD(), wintypes.LPWSTR()
        process = ctypes.windll.kernel32.GetCurrentProcess()
        if not advapi.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
            raise ctypes.WinError()
        advapi.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(size))
        # TOKEN_USER begins with the pointer to the SID.
        user = ctypes.create_string_buffer(size.value)
        if not advapi.GetTokenInformation(token, _TOKEN_USER, user, size, ctypes.byref(size)):
            raise ctypes.WinError()
        sid = ctypes.cast(user, ctypes.POINTER(wintypes.LPVOID)).contents
        if not advapi.ConvertSidToStringSidW(sid, ctypes.byref(text)):
            raise ctypes.WinError()
        return str(text.value)
