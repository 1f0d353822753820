from __future__ import annotations, division
import __future__
print(annotations.optional[:2], __future__.division.mandatory[:2], __future__.all_feature_names[0])
# expect: (3, 7) (3, 0) nested_scopes
