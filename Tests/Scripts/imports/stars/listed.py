__all__ = ["shown", "_underscored"]
shown = 1
hidden = 2
_underscored = 3
