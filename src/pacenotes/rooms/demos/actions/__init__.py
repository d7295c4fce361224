"""Everything that changes demos."""

__all__: list[str] = []
