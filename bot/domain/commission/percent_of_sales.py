"""The partner keeps a fixed percentage of what was sold."""

from dataclasses import dataclass

from bot.domain.money import share_of


@dataclass(frozen=True, slots=True)
class PercentOfSales:
    key: str = "percent_of_sales"

    def share(self, sales: int, rate_bps: int) -> int:
        return share_of(sales, rate_bps)
