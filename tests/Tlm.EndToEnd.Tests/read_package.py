"""Opens every table of a run with pandas, in the types that datapackage.json declares, and holds its totals against result.json."""
import json
import math
import pathlib
import sys

import pandas

TYPES = {"string": "string", "integer": "int64", "number": "float64", "boolean": "boolean"}

folder = pathlib.Path(sys.argv[1])
package = json.loads((folder / "datapackage.json").read_text())
result = json.loads((folder / "result.json").read_text())
tables = {}
for resource in package["resources"]:
    types = {field["name"]: TYPES[field["type"]] for field in resource["schema"]["fields"]}
    table = pandas.read_csv(folder / resource["path"], dtype=types)
    assert list(table.columns) == list(types), resource["path"]
    assert all(field["description"] for field in resource["schema"]["fields"]), resource["path"]
    tables[resource["name"]] = table

assert math.isclose(tables["energy"].energy_fj.sum(), result["energy"]["total_fj"], rel_tol=1e-12)
series = tables["series"]
for name, component in result["components"].items():
    for statistic, values in component["statistics"].items():
        rows = series[(series.component == name) & (series.series == statistic)]
        if len(rows):
            whole = values["integral" if values["kind"] == "time-weighted" else "sum"]
            assert math.isclose(rows.total.sum(), whole, rel_tol=1e-9), (name, statistic)
print(len(tables), "tables")
