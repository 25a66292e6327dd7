package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
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
    private static final int LONGEST_ADDRESS = 1_500;

    record Started(UUID id) {
    }

    /// `owner` and `audience` as for files.
    record Addresses(@Nullable List<String> urls, @Nullable String owner, @Nullable String audience) {
    }

    private final Intakes intakes;
    private final WebPages pages;
    private final CurrentPerson current;

    IntakeResource(Intakes intakes, WebPages pages, CurrentPerson current) {
        this.intakes = intakes;
        this.pages = pages;
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
        String name = file.fileName() == null ? "" : file.fileName().replaceAll(".*[/\\\\]", "").strip();
        Path copy = Files.createTempFile("intake", null);
        Files.move(file.uploadedFile(), copy, StandardCopyOption.REPLACE_EXISTING);
        String shown = name.isEmpty() ? "document" : name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
        try {
            return new Started(intakes.start(order(shown, owner, audience), copy));
        } catch (RuntimeException refused) {
            Files.deleteIfExists(copy);
            throw refused;
        }
    }

    private Drafts.Order order(String name, @Nullable String owner, @Nullable String audience) {
        Set<String> readers = audience == null || audience.isBlank() ? Set.of("role:agent")
                : Arrays.stream(audience.split(",")).map(String::strip).collect(Collectors.toSet());
        String named = owner == null || owner.isBlank() ? current.get().username() : owner.strip();
        if (readers.size() > 50 || !readers.stream().allMatch(ArticleFile::isPrincipal) || named.length() > LONGEST) {
            throw Problem.badRequest("wrong-article", Text.of("owner 或 audience 不对。", "Wrong owner or audience."));
        }
        return new Drafts.Order(name, current.get().id(), named, readers);
    }

    /// Begins with up to 200 addresses of pages, Markdown, text, PDF or Word. The same address again is compared with what it said
    /// last time. Inside addresses are asked only where the setting `zhiban.knowledge.allowed-hosts` names them.
    @POST
    @jakarta.ws.rs.Path("/pages")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public Started pages(@Nullable Addresses given) {
        List<String> named = given == null || given.urls() == null ? List.of() : given.urls();
        List<URI> addresses = named.stream().filter(url -> url != null && !url.isBlank()).map(IntakeResource::address)
                .distinct()
                .toList();
        if (given == null || addresses.isEmpty() || named.size() > WebPages.MOST) {
            throw Problem.badRequest("urls-missing", Text.of("请在 urls 中给出 1 到 200 个网址。", "Name 1 to 200 addresses in `urls`."));
        }
        String name = addresses.size() == 1 ? addresses.getFirst().toString() : addresses.size() + " URL";
        return new Started(intakes.start(order(name.length() > LONGEST ? name.substring(0, LONGEST) : name, given.owner(),
                given.audience()), progress -> pages.read(addresses, progress)));
    }

    /// Without what follows `#`: that names a place on the same page.
    private static URI address(String url) {
        String plain = url.strip().split("#", 2)[0];
        try {
            URI uri = URI.create(plain).normalize();
            if (plain.length() <= LONGEST_ADDRESS && uri.getHost() != null
                    && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        String shown = plain.substring(0, Math.min(80, plain.length()));
        throw Problem.badRequest("wrong-url", Text.of("不是有效的 http(s) 网址：" + shown, "Not a valid http(s) address: " + shown));
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
