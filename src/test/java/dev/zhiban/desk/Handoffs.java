package dev.zhiban.desk;

import java.util.List;
import java.util.UUID;

import dev.zhiban.desk.Handoff.Level;
import dev.zhiban.desk.Handoff.Reason;
import dev.zhiban.desk.Handoff.Tried;
import dev.zhiban.knowledge.Citation;

/// Hand-overs as a conversation makes them.
public final class Handoffs {

    private Handoffs() {
    }

    /// From a new origin.
    public static Handoff of(UUID requester) {
        return of(requester, new Origin("test", UUID.randomUUID().toString()), Level.MEDIUM, Level.MEDIUM);
    }

    public static Handoff of(UUID requester, Origin origin, Level impact, Level urgency) {
        return new Handoff(origin, requester, Reason.FAILED_ANSWERS, "VPN 连不上，错误 809", "用户在家连不上 VPN，已重启路由器。",
                "network", impact, urgency,
                List.of(new Tried("VPN 连不上怎么办", "1. 检查网络……", List.of("vpn-error-809"), "not-solved")),
                List.of("第 12 行：timeout 共 40 次"),
                List.of(new Citation(1, "vpn-error-809", 1, 2, "VPN 错误 809", "放行 UDP 500 和 4500",
                        "/knowledge/vpn-error-809/1#p2")),
                "zh");
    }
}
