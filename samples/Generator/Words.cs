namespace CreditFunctions.Samples.Generator;

/// <summary>What invented names are made of: words out of fairy tales, surnames out of knight stories.</summary>
internal static class Words
{
    internal static readonly string[] Districts =
    [
        "铁西区", "铁东区", "双辽市", "梨树县", "伊通满族自治县", "公主岭市", "辽河农垦管理区", "红嘴经济技术开发区",
    ];

    internal static readonly string[] Brands =
    [
        "纸鸢", "松萤", "雪鲸", "月牙泉", "青鹿谷", "琥珀熊", "风铃草", "云雀窝", "星河谷", "蓝狐洞", "木偶河", "糖霜岭", "银杏船",
        "灯笼鱼", "红帽子", "玻璃山", "七色鹿", "会飞的犁", "三只田鼠", "稻草国王", "雾港", "拇指磨坊", "萤石", "白桦信使", "蒲公英号",
        "麦浪里", "彩陶象", "铜门环", "听雪", "半个月亮", "䶮云", "珍珠米国", "向日葵城", "雨燕塔", "鲸落", "蜗牛快跑",
    ];

    internal static readonly string[] Trades =
    [
        "粮油", "餐饮管理", "食品", "医药", "物流", "建筑工程", "机械制造", "农业科技", "物业服务", "人力资源", "环保科技", "文化传播",
        "商贸", "汽车维修", "畜牧养殖", "电子商务", "热力", "包装", "教育咨询", "家政服务",
    ];

    internal static readonly string[] Shops =
    [
        "超市", "小吃店", "理发店", "烘焙坊", "五金店", "药房", "水果店", "烧烤店", "母婴用品店", "服装店", "洗车行", "快递站", "面馆",
        "文具店", "花店", "照相馆", "豆腐坊", "农资店", "修鞋铺", "茶叶店",
    ];

    internal static readonly string[] Institutions = ["示例小学", "示例幼儿园", "示例社区卫生服务站", "示例文化馆", "示例图书室"];

    internal static readonly string[] Associations = ["示例羽毛球协会", "示例养蜂协会", "示例志愿者联合会", "示例玉米产业协会", "示例书法学会"];

    internal static readonly string[] Surnames =
        ["令狐", "慕容", "诸葛", "东方", "欧阳", "上官", "南宫", "独孤", "百里", "司徒", "公孙", "轩辕", "端木", "西门", "尉迟", "䶮"];

    internal static readonly string[] GivenNames =
    [
        "听雨", "云舟", "小满", "知秋", "未央", "长风", "星野", "采薇", "望舒", "青禾", "鹿鸣", "归雁", "半夏", "拾光", "若谷", "明烛",
        "千帆", "墨白", "初九", "十一", "南星", "映雪", "松间", "行简",
    ];
}
