"""Keeps the lines of all groups, and renews a share of them each time it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kafka import KafkaAdminClient

from kafkagui.client.admin.group_questions import (
    Committed,
    DescribedGroup,
    ListedGroup,
    Part,
    committed_offsets,
    describe_groups,
)
from kafkagui.client.admin.groups import lags_of, parts_of, summary_of
from kafkagui.client.admin.offsets import Offsets
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.groups import GroupSummary

GROUPS_A_ROUND = 200


class GroupMeasures:
    """The groups' lines by id. One round: ``ask``, then read the ends of ``parts``, then ``take_ends``."""

    def __init__(self) -> None:
        self._lines: dict[str, GroupSummary] = {}
        self._coordinators: dict[str, int] = {}
        self._next = 0
        self._share: list[ListedGroup] = []
        self._described: Mapping[str, DescribedGroup] = {}
        self._committed: Mapping[str, Committed] = {}

    def keep(self, listed: Sequence[ListedGroup], silent: Mapping[int, KafkaGuiError]) -> None:
        """Forget groups that are gone; those of a coordinator that does not answer stay, with its error."""
        kept = {
            name: replace(line, error=silent[self._coordinators[name]])
            for name, line in self._lines.items()
            if self._coordinators[name] in silent
        }
        kept_at = {name: self._coordinators[name] for name in kept}
        for group in listed:
            summary = group.summary
            old = self._lines.get(summary.group_id)
            kept[summary.group_id] = replace(old, state=summary.state) if old and old.kind is summary.kind else summary
            kept_at[summary.group_id] = group.coordinator
        self._lines, self._coordinators = dict(sorted(kept.items())), kept_at

    def ask(self, client: KafkaAdminClient, listed: Sequence[ListedGroup]) -> None:
        """Ask for members and committed offsets of the groups whose turn it is."""
        count = min(GROUPS_A_ROUND, len(listed))
        self._share = [listed[(self._next + step) % len(listed)] for step in range(count)]
        self._next = (self._next + count) % max(1, len(listed))
        self._described = describe_groups(client, self._share)
        self._committed = committed_offsets(client, (group for group in self._share if group.commits_offsets))

    def parts(self) -> set[Part]:
        """The partitions whose ends tell the lag of this share."""
        return {
            part
            for group in self._share
            for part in parts_of(self._described_of(group), self._committed_of(group))
            if group.commits_offsets
        }

    def take_ends(self, ends: Offsets) -> None:
        """Work out the lag of this share from ends that were read after the commits."""
        for group in self._share:
            described, committed = self._described_of(group), self._committed_of(group)
            lags = lags_of(described, committed, ends) if group.commits_offsets else ()
            self._lines[group.summary.group_id] = summary_of(group, described, committed, lags)

    def lines(self) -> tuple[GroupSummary, ...]:
        """All groups, by id."""
        return tuple(self._lines.values())

    def _described_of(self, group: ListedGroup) -> DescribedGroup:
        return self._described.get(group.summary.group_id) or DescribedGroup()

    def _committed_of(self, group: ListedGroup) -> Committed:
        return self._committed.get(group.summary.group_id) or Committed()
