from ... import relative as nothing_above
