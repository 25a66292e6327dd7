package dev.zhiban.chat;

/// What a platform's call meant.
public sealed interface Inbound {

    /// Somebody said something; `messageId` is the platform's own, and the key that makes its retries harmless.
    record Said(String peer, String sender, String messageId, String text) implements Inbound {
    }

    /// The platform checks the address; `body` answers it.
    record Handshake(String contentType, String body) implements Inbound {
    }

    /// Nothing to do (our own message, an event that we do not use); answered with 200.
    record Ignored(String why) implements Inbound {
    }

    /// Not from the platform, or broken; answered with 401 and no more than that.
    record Refused(String reason) implements Inbound {
    }
}
