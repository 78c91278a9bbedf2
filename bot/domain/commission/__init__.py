"""How a partner is paid: one small file a scheme, and the list that names them all."""

from bot.domain.commission.percent_of_sales import PercentOfSales
from bot.domain.commission.scheme import Scheme

SCHEMES: dict[str, Scheme] = {scheme.key: scheme for scheme in (PercentOfSales(),)}
