package dev.zhiban.assistant.extract;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// Says how the asker's own tickets stand; nobody else's are ever looked at.
public final class TicketWording {

    private static final int MOST = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC);

    private static final Text NO_TICKETS = Text.of("您目前没有工单。", "You have no tickets.");
    private static final Text TICKETS = Text.of("您的工单（最近 %d 个）：", "Your tickets (latest %d):");
    private static final Text NO_SUCH_TICKET = Text.of("没有找到工单 %s，或者您无权查看。",
            "Ticket %s was not found, or is not yours to see.");

    private final Tickets tickets;

    public TicketWording(Tickets tickets) {
        this.tickets = tickets;
    }

    /// @param number one ticket, or null for the latest ones
    public String say(Person asker, @Nullable String number, Lang lang) {
        List<Ticket> mine = tickets.ofRequester(asker.id());
        if (number != null) {
            return mine.stream().filter(ticket -> ticket.number().equalsIgnoreCase(number)).findFirst()
                    .map(ticket -> line(ticket, lang)).orElse(NO_SUCH_TICKET.in(lang).formatted(number));
        }
        if (mine.isEmpty()) {
            return NO_TICKETS.in(lang);
        }
        List<Ticket> some = mine.subList(0, Math.min(MOST, mine.size()));
        return TICKETS.in(lang).formatted(some.size()) + "\n"
                + String.join("\n", some.stream().map(ticket -> line(ticket, lang)).toList());
    }

    private String line(Ticket ticket, Lang lang) {
        String queue = ticket.state() == Ticket.State.QUEUED ? queue(ticket, lang) : "";
        return "- **%s** %s · %s%s · %s · %s".formatted(ticket.number(), ticket.title(), state(ticket).in(lang), queue,
                ticket.priority(), TIME.format(ticket.openedAt()));
    }

    private String queue(Ticket ticket, Lang lang) {
        int before = tickets.positionInQueue(ticket.number());
        return Text.of("（前面还有 " + before + " 个）", " (" + before + " before it)").in(lang);
    }

    private static Text state(Ticket ticket) {
        return switch (ticket.state()) {
            case QUEUED -> Text.of("排队中", "in the queue");
            case ASSIGNED -> Text.of("处理中", "in progress");
            case PENDING -> Text.of("等待您的回复", "waiting for you");
            case RESOLVED -> Text.of("已解决，待您确认", "resolved, waiting for your confirmation");
            case CLOSED -> Text.of("已关闭", "closed");
        };
    }
}
