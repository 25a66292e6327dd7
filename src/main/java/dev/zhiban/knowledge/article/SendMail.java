package dev.zhiban.knowledge.article;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.events.OutboxHandler;

import io.quarkus.mailer.Mailer;

/// Gives mails to the mail server; tried again until it takes them.
@ApplicationScoped
class SendMail implements OutboxHandler {

    static final String TOPIC = "mail";
    private static final Duration PAUSE = Duration.ofMinutes(1);

    record Mail(String to, String subject, String text) {
    }

    private final Mailer mailer;
    private final ObjectMapper json;

    SendMail(Mailer mailer, ObjectMapper json) {
        this.mailer = mailer;
        this.json = json;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Outcome handle(String key, String written) {
        Mail mail;
        try {
            mail = json.readValue(written, Mail.class);
        } catch (JsonProcessingException e) {
            return new Outcome.GaveUp("not a mail");
        }
        try {
            mailer.send(io.quarkus.mailer.Mail.withText(mail.to(), mail.subject(), mail.text()));
            return new Outcome.Done();
        } catch (RuntimeException later) {
            return new Outcome.Retry(PAUSE);
        }
    }
}
