package org.collectivemind.testrepos.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A zip file put together record by record, without any check of what goes in. */
final class ZipBytes {
    private static final int UNIX_VERSION_20 = 3 << 8 | 20;
    private static final int DOS_DATE = 46 << 9 | 1 << 5 | 1;

    private record Listed(ZipMember member, int offset) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Listed> directory = new ArrayList<>();

    ZipBytes add(ZipMember member) {
        int offset = out.size();
        hidden(member);
        return list(member, offset);
    }

    /** A local header and data that the central directory does not list. */
    ZipBytes hidden(ZipMember member) {
        ByteBuffer header = record(30);
        header.putInt(0x04034b50).putShort((short) 20);
        describe(header, member).putInt(member.data().length).putInt((int) member.localSize());
        header.putShort((short) member.localName().length).putShort((short) member.extra().length);
        out.writeBytes(header.array());
        out.writeBytes(member.localName());
        out.writeBytes(member.extra());
        out.writeBytes(member.data());
        return this;
    }

    /** A line of the central directory that points anywhere. */
    ZipBytes list(ZipMember member, int offset) {
        directory.add(new Listed(member, offset));
        return this;
    }

    ZipBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] finish() {
        return finish(directory.size(), new byte[0]);
    }

    /** @param count of members, as the end record claims it */
    byte[] finish(int count, byte[] comment) {
        int start = out.size();
        for (Listed each : directory) {
            writeCentral(each);
        }
        int size = out.size() - start;
        ByteBuffer end = record(22);
        end.putInt(0x06054b50).putInt(0);
        end.putShort((short) count).putShort((short) count);
        end.putInt(size).putInt(start).putShort((short) comment.length);
        out.writeBytes(end.array());
        out.writeBytes(comment);
        return out.toByteArray();
    }

    /** Members only: the central directory is missing. */
    byte[] unfinished() {
        return out.toByteArray();
    }

    private void writeCentral(Listed each) {
        ZipMember member = each.member();
        ByteBuffer header = record(46);
        header.putInt(0x02014b50).putShort((short) UNIX_VERSION_20).putShort((short) 20);
        describe(header, member).putInt((int) member.centralPackedSize()).putInt((int) member.centralSize());
        header.putShort((short) member.centralName().length).putShort((short) member.extra().length);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        header.putInt(member.externalAttributes()).putInt(each.offset());
        out.writeBytes(header.array());
        out.writeBytes(member.centralName());
        out.writeBytes(member.extra());
    }

    private static ByteBuffer describe(ByteBuffer header, ZipMember member) {
        return header.putShort((short) member.flags())
                .putShort((short) member.method())
                .putShort((short) 0)
                .putShort((short) DOS_DATE)
                .putInt((int) member.crc());
    }

    private static ByteBuffer record(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
