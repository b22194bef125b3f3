"""
The one door for commands, from the socket and from the command line alike.

A command answers only after its commit is durable.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from tracksync.core.problems import BadInput, NotFound, Problem, something_went_wrong
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.engine.api.asking import Answer, Arguments, Data
from tracksync.engine.api.commands import COMMANDS, Command
from tracksync.engine.engine import Engine, State
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.telling.answers import tell, tell_problem

Reply = Callable[[str, int], None]
Ending = tuple[Answer, None] | tuple[None, Problem]


class Api:
    """
    Carries out commands on one engine.

    `answer` for the socket: returns at once and replies later, from any thread. `handle` waits.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(self, request: Request, reply: Reply) -> None:
        """Have a command carried out on its lane; never blocks, never raises."""

        def done(answer: Answer) -> None:
            reply(*_written(request, (answer, None)))
            answer.then()

        def failed(problem: Problem) -> None:
            reply(*_written(request, (None, problem)))

        command = COMMANDS.get(request.command)
        if command is None:
            failed(_unknown(request.command))
            return
        is_early = command.needs_store and self._engine.state is State.OPENING
        lane = Lane.COMMANDS if is_early else command.lane
        carry_out = self._after_opening if is_early else self._carry_out
        self._engine.lanes.submit(
            lane, lambda: carry_out(request, command), done=done, failed=failed
        )

    def open_for(self, command: str) -> None:
        """
        Open the store for a single command, without watching.

        One that can be kept for later waits only a moment for it, and for nothing when it ends.
        """
        known = COMMANDS.get(command)
        if known is None or not self._can_wait(known):
            self._engine.open_now()
            return
        self._engine.open_soon()
        self._engine.wait_until_settled(self._engine.parts.open_patience)

    def handle(self, request: Request) -> tuple[str, int]:
        """Carry out a command here and now; the text to print and the exit code."""
        command = COMMANDS.get(request.command)
        if command is None:
            return _written(request, (None, _unknown(request.command)))
        try:
            return _written(request, (self._on_lane(request, command), None))
        except Problem as problem:
            return _written(request, (None, problem))
        except Exception as e:  # noqa: BLE001  the edge: a fault is logged and shown as one
            self._engine.parts.log.fault(e)
            return _written(request, (None, something_went_wrong()))

    def _after_opening(self, request: Request, command: Command) -> Answer:
        """Give the keystore some time, then go on, open or not."""
        parts = self._engine.parts
        patience = parts.open_patience if self._can_wait(command) else parts.longest_patience
        self._engine.wait_until_settled(patience)
        return self._on_lane(request, command)

    def _can_wait(self, command: Command) -> bool:
        """Whether it can be kept for later, and there is where."""
        return command.is_hasty and self._engine.waiting_room.is_ready

    def _on_lane(self, request: Request, command: Command) -> Answer:
        if command.lane is Lane.COMMANDS:
            return self._carry_out(request, command)
        return self._engine.lanes.ask(command.lane, lambda: self._carry_out(request, command))

    def _carry_out(self, request: Request, command: Command) -> Answer:
        answer = command.handler(self._engine, Arguments(request.arguments, command.takes))
        if answer.ack is not None:
            self._engine.acknowledge(answer.ack)
        return answer


def _written(request: Request, ending: Ending) -> tuple[str, int]:
    """Write an answer or a problem as it is to be printed."""
    answer, problem = ending
    if problem is not None:
        data: Data = {"schema": "tracksync.error.v1", "error": _error(problem)}
        text = f"{tell_problem(problem)}\n"
        code = problem.exit_code
    elif answer is not None:
        name = request.command
        data = {"schema": f"tracksync.{name}.v1"} | answer.data
        if answer.ack is not None:
            data["ack"] = str(answer.ack)
        text = "" if request.wants == "json" else tell(name, data, request.arguments)
        code = answer.exit_code
    if request.wants == "json":
        text = json.dumps(data, ensure_ascii=False) + "\n"
    return text, code


def _error(problem: Problem) -> Data:
    return {
        "kind": type(problem).__name__,
        "title": problem.title,
        "hint": problem.hint,
        "exit_code": problem.exit_code,
    }


def _unknown(command: str) -> BadInput | NotFound:
    msg = say("There is no command {command!r}.", command=clean_line(command, limit=40))
    return BadInput(msg, say("tracksync --help lists them."))
