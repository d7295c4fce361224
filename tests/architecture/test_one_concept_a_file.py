from __future__ import annotations

from pathlib import Path

from tests.architecture.guards import one_concept_a_file
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY

ONE = """
    class DealQuerySet(models.QuerySet["Deal"]):
        pass


    class Stage(models.TextChoices):
        OPEN = "open"


    class Deal(models.Model):
        pass
"""


def test_each_model_has_its_file() -> None:
    assert one_concept_a_file.faults(REPOSITORY) == []


def test_a_table_with_its_choices_and_queries_is_one_concept(tmp_path: Path) -> None:
    plant(tmp_path, "src/pacenotes/rooms/deals/models/deal.py", ONE)
    assert one_concept_a_file.faults(tmp_path) == []


def test_a_second_table_is_caught(tmp_path: Path) -> None:
    two = ONE + "\n\n    class Account(models.Model):\n        pass\n"
    plant(tmp_path, "src/pacenotes/rooms/deals/models/deal.py", two)
    assert len(one_concept_a_file.faults(tmp_path)) == 1
