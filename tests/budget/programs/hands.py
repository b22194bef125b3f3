"""A pair of hands: paced pointer moves and key taps by XTEST, as xdotool sends them."""

import random
import sys
import time

from Xlib import X, display
from Xlib.ext import xtest


def main(seconds: float, moves_hz: float, keys_hz: float) -> None:
    """Move and type for *seconds*, by absolute deadlines, then say what was sent."""
    screen = display.Display()
    rng = random.Random(1)
    codes = [screen.keysym_to_keycode(ord(letter)) for letter in "etaoinshr"]
    x, y, moves, keys = 300, 300, 0, 0
    began = time.monotonic()
    while (now := time.monotonic()) < began + seconds:
        while moves < (now - began) * moves_hz:
            x = max(5, min(1200, x + rng.randint(-9, 9)))
            y = max(5, min(700, y + rng.randint(-9, 9)))
            xtest.fake_input(screen, X.MotionNotify, x=x, y=y)
            moves += 1
        while keys < (now - began) * keys_hz:
            code = rng.choice(codes)
            xtest.fake_input(screen, X.KeyPress, code)
            xtest.fake_input(screen, X.KeyRelease, code)
            keys += 1
        screen.sync()
        while screen.pending_events():
            screen.next_event()
        time.sleep(max(0.0, min(1 / max(moves_hz, keys_hz), began + seconds - time.monotonic())))
    sys.stdout.write(f"{moves} {keys}\n")


if __name__ == "__main__":
    main(*(float(argument) for argument in sys.argv[1:4]))
