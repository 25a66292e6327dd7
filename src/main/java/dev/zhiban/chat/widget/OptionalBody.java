package dev.zhiban.chat.widget;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// A JSON body that may be left out, with its content type: `curl -X POST` sends neither.
@ApplicationScoped
class OptionalBody {

    private static final int MOST = 1 << 16;

    private final ObjectMapper mapper;

    OptionalBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @return `otherwise` where there is no body, or `null` in it
    <T> T read(InputStream body, Class<T> type, T otherwise) throws IOException {
        byte[] bytes = body.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new Problem(413, "too-large", Text.of("内容太大。", "The content is too large.")).with("max", MOST);
        }
        T read = bytes.length == 0 ? null : mapper.readValue(bytes, type);
        return read == null ? otherwise : read;
    }
}
