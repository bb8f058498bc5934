// JSON as the specifications of tokens want it: UTF-8, each member once, nothing behind it.
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class StrictJson {
    private static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The value; throws for JSON that two readers may understand differently. */
    static JsonNode read(byte[] octets) throws Exception {
        var utf8 = StandardCharsets.UTF_8.newDecoder(); // reports what does not fit
        return MAPPER.readTree(utf8.decode(ByteBuffer.wrap(octets)).toString());
    }
}
