package dev.zhiban.identity.admin;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// A team that is named is not there.
class NoSuchTeam extends Problem {

    NoSuchTeam(String team) {
        super(400, "no-such-team", Text.of("没有这个团队。", "There is no such team."));
        with("team", team);
    }
}
