"""A system tray host (XEmbed) that writes a line for each icon that docks."""

import sys
import time

from Xlib import X, Xatom, display
from Xlib.protocol import event


def main() -> None:
    """Own the tray selection and embed whoever asks, for ever."""
    screen = display.Display()
    root = screen.screen().root
    number = screen.get_default_screen()
    selection = screen.intern_atom(f"_NET_SYSTEM_TRAY_S{number}")
    opcode = screen.intern_atom("_NET_SYSTEM_TRAY_OPCODE")
    bar = root.create_window(
        0, 0, 400, 32, 0, screen.screen().root_depth, override_redirect=1, background_pixel=0xDDDDDD
    )
    orientation = screen.intern_atom("_NET_SYSTEM_TRAY_ORIENTATION")
    bar.change_property(orientation, Xatom.CARDINAL, 32, [0])
    visual = screen.intern_atom("_NET_SYSTEM_TRAY_VISUAL")
    bar.change_property(visual, Xatom.VISUALID, 32, [screen.screen().root_visual])
    bar.map()
    bar.set_selection_owner(selection, X.CurrentTime)
    screen.sync()
    manager = event.ClientMessage(
        window=root,
        client_type=screen.intern_atom("MANAGER"),
        data=(32, [X.CurrentTime, selection, bar.id, 0, 0]),
    )
    root.send_event(manager, event_mask=X.StructureNotifyMask)
    screen.flush()
    sys.stdout.write("up\n")
    sys.stdout.flush()
    docked = 0
    while True:
        told = screen.next_event()
        if told.type != X.ClientMessage or told.client_type != opcode or told.data[1][1] != 0:
            continue
        icon = screen.create_resource_object("window", told.data[1][2])
        icon.configure(width=24, height=24)
        icon.reparent(bar, 4 + 28 * docked, 4)
        icon.map()
        embedded = event.ClientMessage(
            window=icon,
            client_type=screen.intern_atom("_XEMBED"),
            data=(32, [X.CurrentTime, 0, 0, bar.id, 0]),
        )
        icon.send_event(embedded, event_mask=0)
        screen.flush()
        docked += 1
        sys.stdout.write(f"dock {time.monotonic()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
