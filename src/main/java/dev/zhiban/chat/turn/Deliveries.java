package dev.zhiban.chat.turn;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.chat.Channel;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Delivery;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Outbound;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.platform.events.OutboxHandler;

import io.quarkus.arc.All;

/// Takes messages from the outbox to the platform that the employee talks from. The key of a message there is
/// `conversation/seq`, the same over all retries.
@ApplicationScoped
class Deliveries implements OutboxHandler {

    private final Ledger ledger;
    private final List<Channel> channels;

    Deliveries(Ledger ledger, @All List<Channel> channels) {
        this.ledger = ledger;
        this.channels = channels;
    }

    @Override
    public String topic() {
        return Ledger.DELIVERY;
    }

    @Override
    public Outcome handle(String key, String json) {
        int slash = key.indexOf('/');
        UUID id = UUID.fromString(key.substring(0, slash));
        Optional<Conversation> conversation = ledger.find(id);
        Optional<Message> message = ledger.message(id, Long.parseLong(key.substring(slash + 1)));
        if (conversation.isEmpty() || message.isEmpty()) {
            return new Outcome.GaveUp("no such message");
        }
        String peer = String.valueOf(conversation.get().peer());
        return channels.stream().filter(channel -> channel.id().equals(conversation.get().channel())).findFirst()
                .map(channel -> outcome(channel.send(new Outbound(peer, key, message.get().text()))))
                .orElseGet(() -> new Outcome.GaveUp("no such channel"));
    }

    private static Outcome outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered delivered -> new Outcome.Done();
            case Delivery.TryAgain again -> new Outcome.Retry(again.after());
            case Delivery.Failed failed -> new Outcome.GaveUp(failed.reason());
        };
    }
}
