package dev.zhiban.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.zhiban.platform.persistence.DatabaseTrouble;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/// Turns whatever a resource throws into `application/problem+json` (RFC 9457) in the caller's language.
///
/// What nobody foresaw is answered with 500 and a reference that also stands in the log; never with a stack trace or a text.
class ProblemAnswers {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final Text UNREADABLE = Text.of("请求内容不是有效的 JSON，或字段不对。",
            "The request is no valid JSON, or has a wrong field.");

    private static final Text UNSTORABLE = Text.of("内容里有不能保存的字符（NUL）。",
            "The content holds a character that cannot be kept (NUL).");

    @ServerExceptionMapper(priority = 1)
    Response problem(Problem problem, HttpHeaders headers) {
        return answer(problem, headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthorized(UnauthorizedException e, HttpHeaders headers) {
        return answer(signIn(), headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response failed(AuthenticationFailedException e, HttpHeaders headers) {
        return answer(signIn(), headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return answer(Problem.forbidden(), headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response invalid(ConstraintViolationException e, HttpHeaders headers) {
        Problem problem = Problem.badRequest("invalid", Text.of("有字段不符合要求。", "A field is not as it must be."));
        problem.with("fields", e.getConstraintViolations().stream()
                .map(violation -> Map.of("field", lastNode(violation.getPropertyPath().toString()), "must",
                        violation.getMessage()))
                .toList());
        return answer(problem, headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response unreadable(JsonProcessingException e, HttpHeaders headers) {
        Problem problem = Problem.badRequest("unreadable", UNREADABLE);
        if (e.getLocation() != null) {
            problem.with("line", e.getLocation().getLineNr()).with("column", e.getLocation().getColumnNr());
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            problem.with("field", String.valueOf(mapping.getPath().getLast().getFieldName()));
        }
        return answer(problem, headers);
    }

    /// Named, because the framework answers this kind by itself otherwise, with nothing.
    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException e, HttpHeaders headers) {
        return unreadable(e, headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response web(WebApplicationException e, HttpHeaders headers) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, headers);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> answer(Problem.notFound(), headers);
            case 401 -> answer(signIn(), headers);
            case 403 -> answer(Problem.forbidden(), headers);
            default -> status < 400 ? e.getResponse() : answer(ofStatus(status), headers);
        };
    }

    @ServerExceptionMapper(priority = 1)
    Response unforeseen(Throwable e, HttpHeaders headers) {
        if (DatabaseTrouble.isOutage(e)) {
            return answer(outage(), headers);
        }
        if (DatabaseTrouble.isUnstorable(e)) {
            return answer(Problem.badRequest("unreadable", UNSTORABLE), headers);
        }
        String reference = Long.toHexString(System.nanoTime());
        LOG.errorf(e, "Request failed; reference %s", reference);
        Problem problem = new Problem(500, "unforeseen", Text.of(
                "服务出错了，您的数据没有丢失。请稍后再试；若仍不行，请把编号 " + reference + " 告诉管理员。",
                "Something failed here; nothing of yours is lost. Try again, or tell an administrator the reference "
                        + reference + "."));
        return answer(problem.with("reference", reference), headers);
    }

    private static Problem signIn() {
        return new Problem(401, "not-signed-in", Text.of("请先登录。", "Please sign in."));
    }

    /// The database does not answer; it is expected back within seconds.
    static Problem outage() {
        return new Problem(503, "database-unavailable",
                Text.of("数据库暂时不可用，请稍后重试。", "The database is not available for a moment; try again."))
                .retryAfter(2);
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 405 ->
                new Problem(405, "method-not-allowed", Text.of("这个地址不支持该方法。", "This address does not support the method."));
            case 406 -> new Problem(406, "not-acceptable", Text.of("无法提供所要求的格式。", "The format asked for is not available."));
            case 413 -> new Problem(413, "too-large", Text.of("内容太大。", "The content is too large."));
            case 415 ->
                new Problem(415, "unsupported-media-type", Text.of("不支持这种内容类型。", "This content type is not supported."));
            case 429 ->
                new Problem(429, "too-many-requests", Text.of("请求太频繁，请稍后再试。", "Too many requests; try again in a moment."))
                        .retryAfter(5);
            default -> status == 400 ? Problem.badRequest("unreadable", UNREADABLE)
                    : new Problem(status, "http-" + status, Text.of("请求无法处理。", "The request cannot be processed."));
        };
    }

    private static Response answer(Problem problem, HttpHeaders headers) {
        Lang lang = language(headers.getRequestHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:zhiban:problem:" + problem.type());
        document.put("title", problem.text().in(lang));
        document.put("status", problem.status());
        document.putAll(problem.details());
        Response.ResponseBuilder response = Response.status(problem.status()).type(MEDIA_TYPE).language(lang.tag())
                .entity(document);
        if (problem.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /// The first language of the header that we speak; Chinese where it names none.
    static Lang language(@Nullable List<String> header) {
        for (String value : header == null ? List.<String> of() : header) {
            for (String range : value.split(",")) {
                String tag = range.split(";", 2)[0].strip();
                if (tag.startsWith("zh") || tag.startsWith("en")) {
                    return Lang.ofTag(tag, Lang.ZH);
                }
            }
        }
        return Lang.ZH;
    }

    private static String lastNode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
