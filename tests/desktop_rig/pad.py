"""
A program with a plain window that has the focus, into which secrets can be typed.

Run as `python -m tests.desktop_rig.pad FILE`: it writes "ready" to FILE when it can be typed into,
and then each character it receives. It keeps the whole text, as a text field does. With "framed"
behind FILE it is a window like others: the window manager says where it is and when it has the
focus.
"""

from __future__ import annotations

import sys
from pathlib import Path

from Xlib import X
from Xlib.display import Display


def main(path: Path, *, is_framed: bool) -> None:
    display = Display()
    screen = display.screen()
    window = screen.root.create_window(
        *(0, 0, 300, 200, 0, screen.root_depth),
        event_mask=X.KeyPressMask | X.StructureNotifyMask,
        override_redirect=not is_framed,
    )
    window.set_wm_name("pad")
    window.map()
    kept = ""
    with path.open("w", encoding="utf-8") as file:
        while True:
            event = display.next_event()
            new = ""
            if event.type == X.MapNotify:
                if not is_framed:
                    window.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
                    display.sync()
                new = "ready\n"
            elif event.type == X.KeyPress:
                keysym = display.keycode_to_keysym(event.detail, event.state & X.ShiftMask)
                new = chr(keysym) if 0x20 <= keysym <= 0x7E else ""
            kept += new
            file.write(new)
            file.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_framed="framed" in sys.argv[2:])
