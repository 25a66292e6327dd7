package dev.zhiban.desk.ledger;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// A ticket cannot be linked to itself.
public class LinkToItself extends Problem {

    LinkToItself() {
        super(400, "link-to-itself", Text.of("工单不能关联自身。", "A ticket cannot be linked to itself."));
    }
}
