package dev.zhiban.chat.widget;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.Attachment;
import dev.zhiban.chat.Conversations;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Files in a conversation: the original comes back as a download, whatever it claims to be.
@Path("/api/v1/conversations/{id}/attachments")
@Authenticated
@RunOnVirtualThread
class AttachmentsResource {

    private final Conversations conversations;
    private final CurrentPerson current;

    AttachmentsResource(Conversations conversations, CurrentPerson current) {
        this.conversations = conversations;
        this.current = current;
    }

    record Kept(long seq, String clientId, Attachment attachment) {
    }

    /// One `file`; a `clientId` makes a repetition harmless; `text` goes with it.
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Kept.class)))
    public Response upload(@PathParam("id") String id, @RestForm("file") @Nullable FileUpload file,
            @RestForm @Nullable String clientId, @RestForm @Nullable String text) throws IOException {
        if (file == null) {
            throw Problem.badRequest("file-missing", Text.of("请在 file 字段中上传一个文件。", "Send one file in the field `file`."));
        }
        String key = clientId == null ? UUID.randomUUID().toString() : clientId;
        Conversations.Uploaded uploaded = conversations.upload(current.get(), Ids.of(id), key, text == null ? "" : text,
                file.fileName() == null ? "" : file.fileName(), file.uploadedFile());
        return Response.status(uploaded.posted().fresh() ? 201 : 200)
                .entity(new Kept(uploaded.posted().seq(), key, uploaded.attachment())).build();
    }

    @GET
    @Path("/{attachment}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response download(@PathParam("id") String id, @PathParam("attachment") String attachment) {
        Conversations.Download download = conversations.download(current.get(), Ids.of(id), Ids.of(attachment));
        StreamingOutput body = out -> {
            try (InputStream content = download.content()) {
                content.transferTo(out);
            }
        };
        return Response.ok(body).type(download.attachment().mediaType())
                .header("Content-Disposition", disposition(download.attachment().name()))
                .header("Content-Length", download.attachment().size())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /// RFC 6266: a plain name for old clients, the real one in UTF-8.
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String real = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + real;
    }
}
