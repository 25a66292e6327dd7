package dev.zhiban.knowledge.vector;

import org.apache.lucene.store.ByteBuffersDirectory;

class LuceneVectorIndexTest extends VectorIndexContract {

    @Override
    VectorIndex open() throws Exception {
        return LuceneVectorIndex.open(new ByteBuffersDirectory());
    }
}
