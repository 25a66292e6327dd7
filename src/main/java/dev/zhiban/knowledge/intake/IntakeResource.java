package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.article.ArticleFile;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Documents in, drafts out.
@jakarta.ws.rs.Path("/api/v1/articles/intakes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
@RunOnVirtualThread
class IntakeResource {

    private static final int LONGEST = 200;

    record Started(UUID id) {
    }

    private final Intakes intakes;
    private final CurrentPerson current;

    IntakeResource(Intakes intakes, CurrentPerson current) {
        this.intakes = intakes;
        this.current = current;
    }

    /// Begins with a `file` of up to 50 MB: a document (Markdown, DOCX, PDF, HTML), a table of questions (XLSX), a ZIP of
    /// these, or an export of Confluence (XML) or Zendesk (JSON).
    ///
    /// @param owner of the drafts; the person who asks if absent
    /// @param audience of the drafts, separated by commas; agents if absent
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(202)
    public Started start(@RestForm("file") @Nullable FileUpload file, @RestForm("owner") @Nullable String owner,
            @RestForm("audience") @Nullable String audience) throws IOException {
        if (file == null || file.size() == 0) {
            throw Problem.badRequest("file-missing", Text.of("请在 file 字段中上传一个文件。", "Send one file in the field `file`."));
        }
        if (file.size() > Intake.MOST_BYTES) {
            throw new Problem(413, "too-large", Intake.tooLarge(Intake.MOST_BYTES));
        }
        Set<String> readers = audience == null || audience.isBlank() ? Set.of("role:agent")
                : Arrays.stream(audience.split(",")).map(String::strip).collect(Collectors.toSet());
        String named = owner == null || owner.isBlank() ? current.get().username() : owner.strip();
        if (readers.size() > 50 || !readers.stream().allMatch(ArticleFile::isPrincipal) || named.length() > LONGEST) {
            throw Problem.badRequest("wrong-article", Text.of("owner 或 audience 不对。", "Wrong owner or audience."));
        }
        String name = file.fileName() == null ? "" : file.fileName().replaceAll(".*[/\\\\]", "").strip();
        Path copy = Files.createTempFile("intake", null);
        Files.move(file.uploadedFile(), copy, StandardCopyOption.REPLACE_EXISTING);
        String shown = name.isEmpty() ? "document" : name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
        try {
            return new Started(intakes.start(new Intakes.Order(shown, current.get().id(), named, readers), copy));
        } catch (RuntimeException refused) {
            Files.deleteIfExists(copy);
            throw refused;
        }
    }

    /// How far it is; in the end what became of each document.
    @GET
    @jakarta.ws.rs.Path("/{intake}")
    public Intakes.Status status(@PathParam("intake") String intake) {
        try {
            return intakes.status(UUID.fromString(intake)).orElseThrow(Problem::notFound);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }
}
