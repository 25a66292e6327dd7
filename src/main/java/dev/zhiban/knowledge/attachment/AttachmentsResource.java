package dev.zhiban.knowledge.attachment;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Files and images of an article.
@Path("/api/v1/articles/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class AttachmentsResource {

    private final Attachments attachments;
    private final CurrentPerson current;

    AttachmentsResource(Attachments attachments, CurrentPerson current) {
        this.attachments = attachments;
        this.current = current;
    }

    @GET
    public List<Attachments.Row> list(@PathParam("id") String id) {
        return attachments.of(id, current.get().reader());
    }

    /// One `file`; answers the `url` for the Markdown.
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Attachments.Row.class)))
    public Response keep(@PathParam("id") String id, @RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null) {
            throw Problem.badRequest("file-missing", Text.of("请在 file 字段中上传一个文件。", "Send one file in the field `file`."));
        }
        byte[] bytes = file.size() > Attachments.MOST_BYTES ? new byte[0] : Files.readAllBytes(file.uploadedFile());
        String name = file.fileName() == null ? "" : file.fileName();
        return Response.status(201).entity(attachments.keep(id, name, bytes, current.get())).build();
    }

    /// An image is shown, anything else comes as a download.
    @GET
    @Path("/{attachment}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response open(@PathParam("id") String id, @PathParam("attachment") String attachment) {
        Attachments.Content content = attachments.open(id, uuid(attachment), current.get().reader())
                .orElseThrow(Problem::notFound);
        boolean image = dev.zhiban.knowledge.attachment.MediaType.isImage(content.mediaType());
        return Response.ok(content.bytes()).type(image ? content.mediaType() : MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", (image ? "inline" : "attachment") + "; filename*=UTF-8''"
                        + URLEncoder.encode(content.name(), StandardCharsets.UTF_8).replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-store").build();
    }

    @DELETE
    @Path("/{attachment}")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public void remove(@PathParam("id") String id, @PathParam("attachment") String attachment) {
        attachments.remove(id, uuid(attachment), current.get());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
