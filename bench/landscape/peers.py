"""The same matrix and the same histories by DuckDB and Polars, each with one thread."""

from __future__ import annotations

import itertools
import json
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.landscape.landscapes import Landscape
from bench.timing import in_turn, on_one_core
from pacenotes.core.landscape.bits import NOT_KNOWN, supports
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.places import Places
from pacenotes.core.landscape.rectangles import rectangles
from pacenotes.core.landscape.standing import Because, Has, weigh
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import CODES

ROUNDS = 7
DEPRECATED = CODES[Because.DEPRECATED]

Table = dict[str, Any]


def main() -> None:
    """Measure in turn, after all have been seen to give one answer; print the seconds as JSON."""
    landscape: Landscape = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - ours, of just now
    on_one_core()
    places = Places.of(landscape.capabilities)
    columns = landscape.columns(places)
    tables = _tables(landscape, places)
    ours, *others = landscape.core
    day = landscape.day
    duck, polars = _duckdb(tables, landscape), _polars(tables, landscape)
    matrix = columns.matrix(day, day)
    runs = columns.histories(ours, others, day)
    for one in (duck, polars):
        _same_matrix(matrix, one["matrix"]())
        _same_runs(runs, one["histories"]())

    knowns = itertools.count(day + 1)

    def anew() -> object:
        return columns.histories(ours, others, next(knowns))

    works: dict[str, Callable[[], object]] = {
        "matrix: Pacenotes": lambda: columns.matrix(day, day),
        "matrix: DuckDB": duck["matrix"],
        "matrix: Polars": polars["matrix"],
        "histories: Pacenotes": lambda: columns.histories(ours, others, day),
        "histories: Pacenotes, known never asked for": anew,
        "histories: DuckDB": duck["histories"],
        "histories: Polars": polars["histories"],
    }
    times = in_turn(list(works.values()), ROUNDS)
    print(json.dumps({name: one.runs for name, one in zip(works, times, strict=True)}))


def _tables(landscape: Landscape, places: Places) -> dict[str, Table]:
    """Rectangles, the closure of the tree, and the rule of standing, as plain columns."""
    found = rectangles(landscape.rows, len(places))
    tree = places.tree(landscape.day)
    is_there = np.ones(len(places), bool)
    is_there[tree.absent] = False
    whole_of = np.full(len(places), -1)
    for step in tree.steps:
        whole_of[step.parts] = step.wholes
    parts, wholes = [np.flatnonzero(is_there)], [np.flatnonzero(is_there)]
    while len(parts[-1]):
        above = whole_of[wholes[-1]]
        parts.append(parts[-1][above >= 0])
        wholes.append(above[above >= 0])
    there = np.flatnonzero(is_there)
    sets = [[one for one in Support if present >> one & 1] for present in range(16)]
    rule = list(itertools.product(Support, sets))
    codes = [CODES[weigh(Has(ours), [Has(one) for one in some])] for ours, some in rule]
    return {
        "rect": {
            "capability": (found.cell % len(places)).astype(np.int32),
            "product": (found.cell // len(places)).astype(np.int32),
            "bits": found.bits,
            "since": found.since,
            "until": found.until,
            "rf": found.recorded_from,
            "ru": found.recorded_until,
        },
        "part": {
            "capability": np.concatenate(parts).astype(np.int32),
            "whole": np.concatenate(wholes).astype(np.int32),
        },
        "there": {"capability": there.astype(np.int32), "deprecated": tree.is_deprecated[there]},
        "rule": {
            "ours": np.array([ours for ours, _ in rule], np.int32),
            "present": np.array([sum(1 << one for one in some) for _, some in rule], np.int32),
            "because": np.array(codes, np.int32),
        },
        "bit": {
            "bits": np.arange(16, dtype=np.uint8),
            "support": supports(np.arange(16, dtype=np.uint8)).astype(np.int32),
        },
    }


def _duckdb(tables: dict[str, Table], landscape: Landscape) -> dict[str, Callable[[], Any]]:
    import duckdb  # there only in the throw-away environment

    base = duckdb.connect()
    base.execute("set threads = 1")
    for name, table in tables.items():
        base.register("incoming", table)
        base.execute(f"create table {name} as select * from incoming")  # noqa: S608 - our names
    products = {product: place for place, product in enumerate(landscape.products)}
    ours = products[landscape.core[0]]
    core = ", ".join(str(products[product]) for product in landscape.core)
    day = landscape.day
    matrix = f"""
        with own as (
            select capability, product,
                   bit_or(case when since <= {day} and until > {day} then bits else 0 end) as bits
            from rect where rf <= {day} and ru > {day} group by all
        )
        select capability, product, support from (
            select p.capability, q.product,
                   bit_and(coalesce(o.bits, {NOT_KNOWN})::utinyint) as bits
            from part p cross join (select distinct product from rect) q
            left join own o on o.capability = p.whole and o.product = q.product
            group by all
        ) join bit using (bits)
    """  # noqa: S608 - numbers of our own
    histories = f"""
        with alive as (
            select * from rect where rf <= {day} and ru > {day} and product in ({core})
        ),
        days as (
            select p.capability, e.day from part p join (
                select capability, since as day from alive where since < until
                union select capability, until from alive where since < until and until < {OPEN}
            ) e on e.capability = p.whole
            union select capability, 0 from there
        ),
        own as (
            select d.capability, d.day, q.product, p.whole,
                   case when count(r.bits) = 0 then {NOT_KNOWN} else bit_or(
                       case when r.since <= d.day and r.until > d.day then r.bits else 0 end
                   ) end as bits
            from days d join part p using (capability)
            cross join (select distinct product from alive) q
            left join alive r on r.capability = p.whole and r.product = q.product
            group by all
        ),
        whole as (
            select capability, day, product, bit_and(bits::utinyint) as bits
            from own group by all
        ),
        at_once as (
            select capability, day,
                   max(case when product = {ours} then support end) as ours,
                   bit_or(case when product <> {ours} then 1 << support else 0 end) as present
            from whole join bit using (bits) group by all
        ),
        stood as (
            select capability, day,
                   case when t.deprecated and a.ours <> 1 then {DEPRECATED} else because end
                       as because
            from at_once a join rule using (ours, present) join there t using (capability)
        )
        select capability, day, because from stood
        qualify lag(because) over (partition by capability order by day) is distinct from because
    """  # noqa: S608 - numbers of our own
    return {
        "matrix": lambda: base.execute(matrix).fetchnumpy(),
        "histories": lambda: base.execute(histories).fetchnumpy(),
    }


def _polars(tables: dict[str, Table], landscape: Landscape) -> dict[str, Callable[[], Any]]:
    import polars as pl  # there only in the throw-away environment

    frames = {name: pl.DataFrame(table).lazy() for name, table in tables.items()}
    rect, part, bit = frames["rect"], frames["part"], frames["bit"]
    products = {product: place for place, product in enumerate(landscape.products)}
    ours, day = products[landscape.core[0]], landscape.day
    known = rect.filter((pl.col("rf") <= day) & (pl.col("ru") > day))
    nothing, not_known = pl.lit(0, pl.UInt8), pl.lit(NOT_KNOWN, pl.UInt8)

    def matrix() -> Any:
        holds = (pl.col("since") <= day) & (pl.col("until") > day)
        own = known.group_by("capability", "product").agg(
            pl.when(holds).then("bits").otherwise(nothing).bitwise_or().alias("bits")
        )
        every = part.join(rect.select("product").unique(), how="cross")
        both = every.join(
            own, left_on=["whole", "product"], right_on=["capability", "product"], how="left"
        )
        whole = both.group_by("capability", "product").agg(
            pl.col("bits").fill_null(not_known).bitwise_and()
        )
        return whole.join(bit, on="bits").select("capability", "product", "support").collect()

    def histories() -> Any:
        core = [products[product] for product in landscape.core]
        alive = known.filter(pl.col("product").is_in(core)).select(
            "capability", "product", "bits", "since", "until"
        )
        holding = alive.filter(pl.col("since") < pl.col("until"))
        edges = pl.concat(
            [
                holding.select("capability", day="since"),
                holding.filter(pl.col("until") < OPEN).select("capability", day="until"),
            ]
        ).unique()
        days = pl.concat(
            [
                part.join(edges, left_on="whole", right_on="capability").select(
                    "capability", "day"
                ),
                frames["there"].select("capability", day=pl.lit(0, pl.Int32)),
            ]
        ).unique()
        every = days.join(part, on="capability").join(alive.select("product").unique(), how="cross")
        holds = (pl.col("since") <= pl.col("day")) & (pl.col("until") > pl.col("day"))
        own = (
            every.join(
                alive,
                left_on=["whole", "product"],
                right_on=["capability", "product"],
                how="left",
            )
            .group_by("capability", "day", "product", "whole")
            .agg(
                pl.when(pl.col("bits").is_null())
                .then(not_known)
                .when(holds)
                .then("bits")
                .otherwise(nothing)
                .bitwise_or()
                .alias("bits")
            )
        )
        whole = own.group_by("capability", "day", "product").agg(pl.col("bits").bitwise_and())
        is_ours = pl.col("product") == ours
        at_once = (
            whole.join(bit, on="bits")
            .group_by("capability", "day")
            .agg(
                pl.when(is_ours).then("support").max().alias("ours"),
                pl.when(is_ours)
                .then(0)
                .otherwise(pl.lit(2).pow(pl.col("support")).cast(pl.Int32))
                .bitwise_or()
                .cast(pl.Int32)
                .alias("present"),
            )
        )
        stood = (
            at_once.join(frames["rule"], on=["ours", "present"])
            .join(frames["there"], on="capability")
            .with_columns(
                pl.when(pl.col("deprecated") & (pl.col("ours") != 1))
                .then(DEPRECATED)
                .otherwise("because")
                .alias("because")
            )
            .sort("capability", "day")
        )
        begins = pl.col("because").ne_missing(pl.col("because").shift().over("capability"))
        return stood.filter(begins).select("capability", "day", "because").collect()

    return {"matrix": matrix, "histories": histories}


def _same_matrix(ours: Any, told: Any) -> None:
    capability, product, support = (
        np.asarray(told[n]) for n in ("capability", "product", "support")
    )
    if not (ours[capability, product] == support).all() or len(support) < ours.size * 0.9:
        raise SystemExit("the matrices differ")


def _same_runs(ours: Any, told: Any) -> None:
    capability, day, because = (np.asarray(told[n]) for n in ("capability", "day", "because"))
    order = np.lexsort((day, capability))
    theirs = (capability[order], day[order], because[order])
    mine = (ours.capability, ours.since, ours.because)
    if len(order) != len(ours) or not all(
        (a == b).all() for a, b in zip(mine, theirs, strict=True)
    ):
        raise SystemExit("the histories differ")


if __name__ == "__main__":
    main()
