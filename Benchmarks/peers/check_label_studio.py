"""Makes sure that Label Studio's own SDK and converter accept what `reassess export label-studio` writes.

    python check_label_studio.py TASKS.json CONFIG.xml    of export label-studio, and of export label-studio --config

The environment: sh setup.sh label-studio
"""
import collections
import csv
import json
import os
import sys
import tempfile

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

with open(sys.argv[1]) as file:
    tasks = json.load(file)
with open(sys.argv[2]) as file:
    configuration = file.read()

interface = LabelInterface(configuration)
interface.validate()
answers = collections.Counter()
for task in tasks:
    assert interface.validate_task({"data": task["data"]}), task["id"]
    for annotation in task["annotations"]:
        assert interface.validate_annotation(annotation), (task["id"], annotation)
        for result in annotation["result"]:
            answers.update(result["value"]["choices"])
    for prediction in task["predictions"]:
        assert interface.validate_prediction(prediction), (task["id"], prediction)

# The converter makes a row of each annotation, with a column of each block that it answers.
found = collections.Counter()
with tempfile.TemporaryDirectory() as folder:
    Converter(configuration, project_dir=None).convert_to_csv(sys.argv[1], folder, is_dir=False, sep=",", header=True)
    with open(os.path.join(folder, "result.csv"), newline="") as file:
        for row in csv.DictReader(file):
            found.update(row[block] for block in row if block.startswith("answer") and row[block])
assert found == answers, (found, answers)
print(f"{sys.argv[1]}: {len(tasks)} tasks, {sum(len(task['annotations']) for task in tasks)} annotations, {dict(found)}")
