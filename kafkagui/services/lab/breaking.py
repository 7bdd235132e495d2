"""Does to a broker what a button or a step of a scenario says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafkagui.core.lab.scenario import Fault
from kafkagui.core.wording import mark

if TYPE_CHECKING:
    from kafkagui.core.ports import Faults

FAULT_TEXTS = {
    Fault.KILL: mark("Broker {node} is killed."),
    Fault.FREEZE: mark("Broker {node} is frozen."),
    Fault.THAW: mark("Broker {node} goes on."),
    Fault.RESTART: mark("Broker {node} is started again."),
    Fault.CUT_REPLICATION: mark("The others can copy nothing more from broker {node}."),
    Fault.CUT_CLIENTS: mark("Clients reach broker {node} no more."),
    Fault.CUT_ANSWERS: mark("Answers of broker {node} reach clients no more."),
    Fault.HEAL: mark("The network of broker {node} is whole again."),
}


async def befall(faults: Faults, fault: Fault, node_id: int) -> None:
    """Let it happen.

    Raises:
        LocalKafkaFailed: when the broker is not there, or cannot be broken so.
    """
    deeds = {
        Fault.KILL: faults.kill,
        Fault.FREEZE: faults.freeze,
        Fault.THAW: faults.thaw,
        Fault.RESTART: faults.restart,
        Fault.CUT_REPLICATION: faults.cut_replication,
        Fault.CUT_CLIENTS: faults.cut_clients,
        Fault.CUT_ANSWERS: faults.cut_answers,
        Fault.HEAL: faults.heal,
    }
    await deeds[fault](node_id)
