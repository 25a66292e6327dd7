package dev.zhiban.desk.ledger;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The ticket is at the highest tier already.
public class HighestTier extends Problem {

    HighestTier() {
        super(409, "highest-tier", Text.of("工单已在最高级别。", "The ticket is at the highest tier already."));
    }
}
