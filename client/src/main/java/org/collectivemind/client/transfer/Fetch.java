package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/**
 * One download over one connection at a time. After a dropped connection it goes on from the bytes it has. A splice of two
 * different files cannot pass: pinned files are checked against their digest, and a file that is being discovered is only
 * continued where the host vouches for it with a strong entity tag.
 */
final class Fetch {
    private static final int BUFFER = 128 << 10;

    private final Download download;
    private final List<URI> addresses;
    private final Door door;
    private final TransferPolicy policy;
    private final Progress.Task task;
    private final Cancellation cancellation;

    Fetch(
            Download download,
            List<URI> addresses,
            Door door,
            TransferPolicy policy,
            Progress.Task task,
            Cancellation cancellation) {
        this.download = download;
        this.addresses = addresses;
        this.door = door;
        this.policy = policy;
        this.task = task;
        this.cancellation = cancellation;
    }

    Fetched run() {
        Journal.discard(download.destination());
        boolean whole = false;
        try (Landing landing = new Landing(download.destination(), Parts.SIZE)) {
            Fetched fetched = local(landing).orElseGet(() -> {
                Sources sources = new Sources(
                        download.label(), addresses, policy.retries(), task, cancellation, landing::furthest);
                return sources.ask(source -> attempt(source, landing));
            });
            whole = true;
            return fetched;
        } finally {
            if (whole) {
                task.finished();
            } else {
                task.gaveUp();
            }
        }
    }

    private Optional<Fetched> local(Landing landing) {
        return download instanceof Download.Verified pinned
                ? pinned.local()
                        .find(pinned.file().sha256())
                        .filter(piece -> copy(piece, pinned.file(), landing))
                        .map(piece -> fetched(landing, pinned.file().sources().get(0)))
                : Optional.empty();
    }

    /** @return whether that was the file; if not, nothing is left of it */
    private boolean copy(LocalParts.Piece piece, PinnedFile file, Landing landing) {
        byte[] buffer = new byte[BUFFER];
        try (FileChannel from = FileChannel.open(piece.file(), StandardOpenOption.READ)) {
            while (landing.position() < file.size()) {
                cancellation.check();
                int wanted = (int) Math.min(buffer.length, file.size() - landing.position());
                int count = from.read(ByteBuffer.wrap(buffer, 0, wanted), piece.offset() + landing.position());
                if (count < 0) {
                    break;
                }
                landing.write(buffer, count);
            }
        } catch (IOException unreadable) {
            // As good as wrong: it is fetched.
        }
        if (landing.digest().equals(file.sha256())) {
            task.reached(landing.position());
            return true;
        }
        landing.restart();
        return false;
    }

    private Fetched attempt(Source source, Landing landing) throws IOException {
        try {
            if (!mayContinue(source)) {
                landing.restart();
            }
            boolean complete = landing.position() > 0
                    && landing.position() == download.size().orElse(-1);
            List<String> hints = complete ? List.of() : receive(source, landing);
            return verified(source, landing, hints);
        } catch (BadSource bad) {
            landing.restart();
            task.reached(landing.position());
            throw bad;
        }
    }

    private boolean mayContinue(Source source) {
        return source.ranges && (download instanceof Download.Verified || source.etag.isPresent());
    }

    /** @return what to say if the bytes turn out wrong */
    private List<String> receive(Source source, Landing landing) throws IOException {
        Answers answers = new Answers(download.label(), source.address);
        try (Reply reply = door.open(
                download.label(), ask(source, landing.position()), cancellation, ConnectionBudget.Lane.SMALL)) {
            switch (reply.status()) {
                case 200 -> {
                    if (landing.position() > 0) {
                        landing.restart();
                    }
                }
                case 206 -> requireSame(source, landing, reply);
                case 412 -> {
                    source.etag = Optional.empty();
                    throw changed(landing, "the file changed on the host while it was fetched");
                }
                case 416 -> {
                    source.etag = Optional.empty();
                    throw endsEarly(source, landing);
                }
                default -> throw answers.refuse(reply);
            }
            answers.requirePlain(reply);
            source.etag = Validators.of(reply).strongEtag();
            landing.answered();
            task.reached(landing.position());
            OptionalLong total = reply.total();
            pump(answers, source, landing, reply);
            requireAll(answers, source, landing, reply, total);
            return answers.hints(reply);
        }
    }

    private Ask ask(Source source, long position) {
        Ask ask = Ask.of(source.address);
        if (position == 0) {
            return ask;
        }
        // If-Match and not If-Range: S3-like hosts ignore If-Range and would splice silently.
        return source.etag.map(tag -> ask.with("If-Match", tag)).orElse(ask).from(position);
    }

    private void requireSame(Source source, Landing landing, Reply reply) throws IOException {
        if (landing.position() == 0 || reply.start().orElse(-1) != landing.position()) {
            source.ranges = false;
            throw changed(landing, "the host answered with another range than the one asked for");
        }
        // Some hosts ignore If-Match.
        if (source.etag.isPresent() && !source.etag.equals(Validators.of(reply).strongEtag())) {
            source.etag = Optional.empty();
            throw changed(landing, "the file changed on the host while it was fetched");
        }
    }

    /** There is nothing after what we have: the host's file is too short, or was another one before. */
    private Setback endsEarly(Source source, Landing landing) {
        String why = "the host has no more than " + landing.position() + " bytes";
        if (download.size().isEmpty()) {
            return changed(landing, why);
        }
        SizeMismatch verdict = SizeMismatch.tooShort(
                download.label(),
                download.limit(),
                landing.position(),
                source.address,
                List.of("the host has another or a damaged file"));
        landing.restart();
        return Setback.unless(verdict, why);
    }

    private static Setback changed(Landing landing, String why) {
        landing.restart();
        return Setback.because(why);
    }

    private void pump(Answers answers, Source source, Landing landing, Reply reply) throws IOException {
        Pace pace = new Pace(reply.body(), policy);
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int count;
            try {
                count = pace.read(buffer);
            } catch (IOException failed) {
                if (landing.position() == download.size().orElse(-1)) {
                    return;
                }
                throw failed;
            }
            cancellation.check();
            if (count < 0) {
                return;
            }
            if (count > download.limit() - landing.position()) {
                throw tooMuch(source, answers.hints(reply));
            }
            landing.write(buffer, count);
            task.reached(landing.position());
        }
    }

    private SizeMismatch tooMuch(Source source, List<String> hints) {
        return download.size().isPresent()
                ? SizeMismatch.tooLong(download.label(), download.limit(), source.address, hints)
                : SizeMismatch.overLimit(download.label(), download.limit(), source.address, hints);
    }

    private void requireAll(Answers answers, Source source, Landing landing, Reply reply, OptionalLong total)
            throws IOException {
        long wanted = download.size().orElse(total.orElse(landing.position()));
        if (landing.position() < wanted) {
            SizeMismatch verdict = SizeMismatch.tooShort(
                    download.label(), wanted, landing.position(), source.address, answers.hints(reply));
            if ("file".equals(source.address.getScheme())) {
                // No connection was cut: it will be as short the next time.
                throw verdict;
            }
            throw Setback.unless(verdict, "the answer ended after " + landing.position() + " of " + wanted + " bytes");
        }
    }

    private Fetched verified(Source source, Landing landing, List<String> hints) throws IOException {
        Digest digest = landing.digest();
        if (download instanceof Download.Verified pinned
                && !pinned.file().sha256().equals(digest)) {
            throw mismatch(source, landing, pinned.file().sha256(), digest, hints);
        }
        return fetched(landing, source.address);
    }

    private Fetched fetched(Landing landing, URI from) {
        return new Fetched(
                download.destination(),
                landing.digest(),
                landing.position(),
                landing.parts(),
                Evidence.WHOLE,
                landing.position(),
                Redaction.of(from));
    }

    /** Bytes of several answers may be a splice of two files: they are asked for once more before the host is blamed. */
    private BadSource mismatch(Source source, Landing landing, Digest expected, Digest actual, List<String> hints)
            throws Setback {
        HashMismatch mismatch = new HashMismatch(download.label(), "the file", expected, actual, source.address, hints);
        if (landing.isStitched()) {
            landing.restart();
            throw Setback.unless(mismatch, "the pieces of the file do not belong together");
        }
        return mismatch;
    }
}
