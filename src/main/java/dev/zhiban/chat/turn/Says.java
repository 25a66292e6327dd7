package dev.zhiban.chat.turn;

import java.util.List;

import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.desk.Ticket;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// What the program itself says in a conversation.
final class Says {

    static final Text RETURNED_TO_BOT = Text.of("会话已交回智能助手，您可以继续提问。", "The assistant is back; you can go on asking.");
    static final Text RETURNED_TO_QUEUE = Text.of("会话已重新排队，下一位工程师会尽快接手。",
            "You are in the queue again; the next person takes over as soon as possible.");
    static final Text CLOSED = Text.of("会话已结束，感谢使用。欢迎为这次服务打分。", "This conversation is closed. Thank you; please rate it.");
    static final Text CONFIRMED = Text.of("很高兴问题解决了，会话已结束。欢迎为这次服务打分。",
            "Good to hear that it is solved. This conversation is closed; please rate it.");
    static final Text DONE_IN_CHAT = Text.of("已在会话中处理。", "Handled in the conversation.");
    static final Text FAILED = Text.of("抱歉，我这次没能处理您的问题。需要我为您转接人工吗？",
            "Sorry, I could not work on this. Shall I hand you over to a person?");

    private Says() {
    }

    static Text queued(Ticket ticket, int position) {
        return Text.of("已为您转接人工，工单号 " + ticket.number() + "，" + (position == 0 ? "您排在第一位。" : "您前面还有 " + position + " 位。"),
                "You are being handed over to a person. Your ticket is " + ticket.number() + "; "
                        + (position == 0 ? "you are next." : position + " before you."));
    }

    static Text taken(String name) {
        return Text.of(name + " 已接手，正在查看您的问题。", name + " has taken over and is looking at your question.");
    }

    static Text resolved(Ticket ticket, String how) {
        String zh = how.isBlank() ? "" : "：" + how.strip();
        String en = how.isBlank() ? "" : ": " + how.strip();
        return Text.of("工单 " + ticket.number() + " 已处理" + zh + "\n\n问题解决了吗？",
                "Ticket " + ticket.number() + " was resolved" + en + "\n\nIs it solved for you?");
    }

    static Text reopened(Ticket ticket) {
        return Text.of("工单 " + ticket.number() + " 已重新打开，工程师会继续处理。",
                "Ticket " + ticket.number() + " is open again; we go on with it.");
    }

    static List<QuickReply> solvedOrNot(Lang lang) {
        String yes = Text.of("已解决", "Solved").in(lang);
        String no = Text.of("还没有解决", "Not solved").in(lang);
        return List.of(new QuickReply(yes, yes, "solved"), new QuickReply(no, no, "not-solved"));
    }

    static List<QuickReply> person(Lang lang) {
        String ask = Text.of("转人工", "Talk to a person").in(lang);
        return List.of(new QuickReply(ask, ask, "person"));
    }
}
