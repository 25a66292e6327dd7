package dev.zhiban.chat;

/// A place that people talk to us from. Verifies the signature before it parses, and never holds a webhook open for an
/// answer. Called from several threads at once.
public interface Channel {

    /// As in `/hooks/{channel}` and in the ledger.
    String id();

    /// Reads one request of the platform; never throws for bad input: that is [Inbound.Refused].
    Inbound receive(SignedRequest request);

    /// Sends one message; called again with the same `key` after [Delivery.TryAgain], so a platform that can drop
    /// duplicates by key is given it.
    Delivery send(Outbound message);
}
